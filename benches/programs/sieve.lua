local function count(n)
  local composite, primes = {}, 0
  for i = 0, n do composite[i] = false end
  for i = 2, n do
    if not composite[i] then
      primes = primes + 1
      for j = i * i, n, i do composite[j] = true end
    end
  end
  return primes
end
local total = 0
for _ = 1, 6 do total = total + count(5000000) end
print(total)
