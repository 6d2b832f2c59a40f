//! What newcomers may do about a mistake, as far as its words alone tell.
//!
//! Advice that needs to know more than the message stands where the mistake is found; this is asked when there is none.

use regex::{Captures, Regex};
use std::sync::LazyLock;

/// A pattern for messages, and the advice: `$1` and so on stand for what the groups matched.
type Rule = (&'static str, &'static str);

/// The first that matches counts.
const RULES: &[Rule] = &[
    // Habits from other languages: names.
    (
        r"^undefined: (null|NULL|None|nullptr)$",
        "it is called nil in Go",
    ),
    (
        r"^undefined: (this|self)$",
        "name the receiver: func (t T) method() { … }",
    ),
    (r"^undefined: (float|double)$", "it is called float64 in Go"),
    (r"^undefined: (long|integer|Integer)$", "use int or int64"),
    (r"^undefined: (char)$", "use byte or rune"),
    (r"^undefined: (boolean)$", "it is called bool in Go"),
    (r"^undefined: (str)$", "it is called string in Go"),
    (
        r"^undefined: (object|Object|auto)$",
        "use any, or let := find the type",
    ),
    (
        r"^undefined: (printf|puts|echo)$",
        "use fmt.Println or fmt.Printf",
    ),
    (
        r"^undefined: (while)$",
        "Go's only loop is for: for condition { … }",
    ),
    (
        r"^undefined: (try|catch|throw|raise)$",
        "errors are values in Go: if err != nil { return err }",
    ),
    (
        r"^undefined: [\w.]+ \(but have (\w+)\)$",
        "names that other packages may use begin with a capital letter: `$1`",
    ),
    (
        r"but does have (?:field|method) (\w+)\)$",
        "did you mean `$1`?",
    ),
    // Habits from other languages: syntax.
    (
        r"^invalid character U\+003F '\?'",
        "Go has no ?: operator: use if and else",
    ),
    (
        r"^invalid character U\+20(1[89]|1C|1D)",
        "use the plain quotes \" and '",
    ),
    (
        r"^more than one character in rune literal",
        "strings take double quotes: \"…\"",
    ),
    (r"^empty rune literal", "the empty string is \"\""),
    (
        r"^newline in string",
        "close the string with \", or write it between backquotes",
    ),
    (
        r"^syntax error: unexpected (\+\+|--)",
        "x++ and x-- are statements, not expressions: give them a line of their own",
    ),
    (
        r"^syntax error: unexpected name (in|of), ",
        "loop with range: for i, x := range xs { … }",
    ),
    (
        r"^syntax error: unexpected newline in (composite literal|argument list|parameter list)",
        "a line within brackets ends with a comma, the last one too",
    ),
    (
        r"^syntax error: unexpected keyword (return|break|continue), expected \{",
        "a body needs braces: { … }",
    ),
    (
        r"^syntax error: unexpected :=, ",
        "write x := value in functions, var x = value elsewhere",
    ),
    (
        r"^syntax error: unexpected :( in parameter list|, expected type)",
        "no colon stands between a name and its type",
    ),
    (
        r"^syntax error: unexpected literal .* at end of statement",
        "arguments stand in parentheses, operators between operands",
    ),
    (
        r"^syntax error: unexpected name (\w+) at end of statement",
        "variables are declared with `var $1 T` or `$1 := value`",
    ),
    (
        r"^syntax error: unexpected name (\w+), expected \(",
        "a function in a function has no name: $1 := func() { … }",
    ),
    (
        r"^syntax error: cannot use (.*) = (.*) as value",
        "= assigns; to compare, use ==",
    ),
    (
        r"^syntax error: cannot use .* as value",
        "assignments are statements, not expressions",
    ),
    (
        r"^syntax error: non-declaration statement outside function body",
        "statements stand in functions; at top level there are import, const, var, type and func",
    ),
    (
        r"^syntax error: imports must appear before",
        "move the import up, below the package clause",
    ),
    (
        r"^syntax error: missing type constraint",
        "any admits every type: [T any]",
    ),
    (
        r"^syntax error: unexpected EOF, expected \}",
        "a } is missing",
    ),
    (
        r"^method has no receiver",
        "name it: func (t T) method() { … }",
    ),
    // Variables and values.
    (
        r"^declared and not used: ",
        "use it, remove it, or assign it to `_`",
    ),
    (
        r"^(\w+) declared and not used$",
        "use it, or leave `$1 :=` away",
    ),
    (
        r"^label (\w+) defined and not used",
        "remove the label, or name it in break, continue or goto",
    ),
    (
        r"^missing return",
        "the function must end in return, panic or an endless loop, whichever way it goes",
    ),
    (
        r"^append\(.* is not used$",
        "keep what append returns: s = append(s, …)",
    ),
    (r" == .*\) is not used$", "== compares; to assign, use ="),
    (
        r"is not used$",
        "assign it to a variable or to `_`, or remove it",
    ),
    (
        r"\(built-in\) must be called$",
        "give it arguments in parentheses",
    ),
    (
        r"^non-boolean condition in",
        "a condition is of type bool: compare with ==, != or another operator",
    ),
    (
        r"^assignment mismatch: \d+ variables? but (.*) returns (\d+) values?",
        "take as many values as $1 returns; `_` takes those that nobody needs",
    ),
    (
        r"^assignment mismatch:",
        "there must be as many variables as values",
    ),
    (
        r"^not enough return values",
        "return a value for each result",
    ),
    (
        r"^too many return values",
        "declare the results behind the parameters: func f() T { … }",
    ),
    (
        r"\(no value\) used as value$",
        "the function returns nothing: call it as a statement",
    ),
    (
        r"^cannot use '(.)' \(untyped rune constant.* as string value",
        "a string takes double quotes: \"$1\"",
    ),
    (
        r"^cannot use nil as string value",
        "the empty string is \"\"",
    ),
    (
        r"^cannot use nil as (bool) value",
        "it is true or false, never nil",
    ),
    (
        r"^cannot use nil as (u?int\d*|float\d+|byte|rune) value",
        "the zero of $1 is 0",
    ),
    (
        r"^cannot use nil as ([\w.]+) value",
        "the zero value is $1{}; nil goes with a pointer: *$1",
    ),
    (
        r"^cannot use (\w+) \(.*of type int\) as string value",
        "convert it: strconv.Itoa($1), or fmt.Sprint($1)",
    ),
    (
        r"^cannot use (\w+) \(.*of type string\) as int value",
        "convert it: strconv.Atoi($1)",
    ),
    (
        r"^cannot use (\w+) \(.*of type string\) as \[\]byte value",
        "convert it: []byte($1)",
    ),
    (
        r"^cannot use (\w+) \(.*of type \[\]byte\) as string value",
        "convert it: string($1)",
    ),
    (
        r"^cannot use (\w+) \(variable of (?:\w+ )?type ([\w.]+)\) as \*([\w.]+) value",
        "take its address: &$1",
    ),
    (
        r"^cannot use (\w+) \(.*of type \*([\w.]+)\) as ([\w.]+) value",
        "follow the pointer: *$1",
    ),
    (
        r"^cannot use (.*) \(.*need type assertion$",
        "ask for the type: v, ok := $1.(T)",
    ),
    (
        r"\(method (\w+) has pointer receiver\)",
        "only the pointer has the method $1: take the address with &",
    ),
    (
        r"\(missing method (\w+)\)\n\t\thave (\w+)\(",
        "the method is called $2: capital and small letters are different",
    ),
    (
        r"\(wrong type for method (\w+)\)",
        "parameters and results of $1 must be exactly those that the interface asks for",
    ),
    (
        r"\(missing method (\w+)\)",
        "declare the method: func (t T) $1(…) { … }",
    ),
    (
        r"\(truncated\)$",
        "integers have no fraction: use a float64, or round it",
    ),
    (
        r"truncated to u?int",
        "integers have no fraction: use a float64, or round it",
    ),
    (
        r"\(overflows\)$|overflows u?int|^constant .* overflows",
        "the number does not fit: use a larger type",
    ),
    (
        r"^cannot convert .* \(untyped float constant.*\) to type u?int",
        "integers have no fraction: round it, or use a float64",
    ),
    (
        r"^cannot convert .*(float\d+|bool value|of type bool)\) to type string",
        "use fmt.Sprint(…)",
    ),
    (
        r"^cannot convert .* \(untyped string constant\) to type int",
        "use strconv.Atoi to read a number",
    ),
    // Operators.
    (
        r"\(mismatched types string and (?:untyped )?(?:int|float64|rune)\)",
        "make a string of the number: fmt.Sprint(…) or strconv.Itoa(…)",
    ),
    (
        r"\(mismatched types (?:untyped )?(?:int|float64) and string\)",
        "make a string of the number: fmt.Sprint(…) or strconv.Itoa(…)",
    ),
    (
        r"\(mismatched types ((?:u?int|float)\d*|byte|rune) and (?:(?:u?int|float)\d*|byte|rune)\)",
        "convert one of them: $1(…)",
    ),
    (
        r"\(mismatched types (\w+) and untyped nil\)",
        "only pointers, slices, maps, channels, functions and interfaces can be nil",
    ),
    (r"\(slice can only be compared to nil\)", "use slices.Equal"),
    (r"\(map can only be compared to nil\)", "use maps.Equal"),
    (
        r"\(func can only be compared to nil\)",
        "functions cannot be compared",
    ),
    (
        r"\(struct containing .* cannot be compared\)",
        "compare the fields, or use reflect.DeepEqual",
    ),
    (
        r"operator ! not defined on (\w+) \(",
        "compare: $1 == 0, $1 == nil",
    ),
    (
        r"operator (&&|\|\||!) not defined",
        "&&, || and ! take values of type bool",
    ),
    (
        r"\(type parameter \w+ cannot use operator",
        "give the type parameter a constraint that has the operator, such as cmp.Ordered",
    ),
    (
        r"^invalid operation: (\w+)(\+\+|--) \(non-numeric type \*",
        "to change what it points to: *$1$2",
    ),
    (r"cannot use ~ outside", "the complement of bits is ^x"),
    (
        r"^cannot assign to (\w+)\[.*\] \(neither addressable",
        "strings cannot be changed: convert to []byte or []rune",
    ),
    (
        r"^cannot assign to .* \(neither addressable",
        "only variables, elements and fields of them can be assigned to",
    ),
    (r"cannot take address of", "assign it to a variable first"),
    (
        r"cannot call pointer method (\w+) on",
        "assign the value to a variable first, $1 needs its address",
    ),
    (
        r"cannot indirect (\w+) ",
        "* follows pointers only; & takes an address",
    ),
    (
        r"cannot call .* is not a function$",
        "only functions can be called",
    ),
    (
        r"is pointer to interface, not interface\)",
        "use the interface itself; a pointer to it is hardly ever needed",
    ),
    (
        r"is not an interface$",
        "only an interface holds values of different types; a conversion is T(x)",
    ),
    (
        r"^cannot range over .* \(variable of type \*",
        "range over what it points to: *x",
    ),
    (
        r"^cannot range over",
        "range takes integers, slices, arrays, strings, maps, channels and functions",
    ),
    (
        r"permits only one iteration variable",
        "leave the second variable away",
    ),
    // Channels.
    (
        r"cannot send to receive-only channel",
        "`<-chan T` only receives: declare it as `chan<- T` or `chan T` to send",
    ),
    (
        r"cannot receive from send-only channel|receive from send-only channel",
        "`chan<- T` only sends: declare it as `<-chan T` or `chan T` to receive",
    ),
    (
        r"cannot close receive-only channel",
        "the sender closes a channel",
    ),
    // Statements.
    (
        r"^break is not in|^continue is not in",
        "it stands outside of any loop",
    ),
    (
        r"^(break|continue) label not defined: (\w+)",
        "the label stands before the loop: $2: for … { … }",
    ),
    (
        r"^duplicate case|^duplicate key|^duplicate field|^duplicate index",
        "remove one of them",
    ),
    (
        r"^cannot fallthrough final case",
        "there is no case below to go on with",
    ),
    (r"must be function call$", "call it: func() { … }()"),
    (
        r"^func main must have no arguments",
        "the arguments of the program are in os.Args",
    ),
    // Types.
    (
        r"^invalid recursive type",
        "let it hold a pointer, a slice or a map: these have a size of their own",
    ),
    (r"^initialization cycle", "set one of them in func init"),
    (
        r"^import cycle not allowed",
        "move what both packages need to a third one",
    ),
    (
        r"^invalid map key type",
        "keys must be comparable: no slices, maps or functions in them",
    ),
    (
        r"^invalid array length|array length .* must be constant",
        "the length of an array is constant: use a slice, make([]T, n)",
    ),
    (r"cannot infer (\w+)", "name the type argument: f[int](…)"),
    (
        r"^cannot use generic (?:type|function) (\w+)",
        "name the type arguments: $1[int]",
    ),
    (
        r"does not satisfy",
        "the type argument must meet the constraint",
    ),
    (
        r"^cannot define new methods on non-local type (\w+)",
        "declare a type of your own: type My $1",
    ),
    (
        r"^use of package (\w+) not in selector|^use of package (\w+) without selector",
        "name something in the package: $1.Name",
    ),
    (
        r"redeclared in this block",
        "give it another name, or assign with =",
    ),
    (
        r"\(type\) is not an expression",
        "a type is no value: T{…} or T(x) makes one",
    ),
];

static COMPILED: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    let compile = |rule: &Rule| Regex::new(rule.0).expect("a pattern");
    RULES.iter().map(compile).collect()
});

/// Advice about a mistake with these words, if there is any.
pub fn about(message: &str) -> Option<String> {
    let fill = |(captures, text): (Captures, &str)| {
        let mut advice = String::new();
        captures.expand(text, &mut advice);
        advice
    };
    let mut rules = COMPILED.iter().zip(RULES);
    rules
        .find_map(|(pattern, rule)| Some((pattern.captures(message)?, rule.1)))
        .map(fill)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    /// Each rule gives the advice for one of the mistakes there at least.
    #[test]
    fn all_rules_are_tested() {
        let mistakes = include_str!("../../testdata/advice/mistakes.cases");
        let message = Regex::new(r"(?m)^\d+:\d+: (.*)$").expect("a pattern");
        let said = message.captures_iter(mistakes);
        let mut said: Vec<String> = said.map(|c| c[1].replace("\\n", "\n")).collect();
        // Takes several packages.
        said.push("import cycle not allowed".into());
        let first = |text: &String| COMPILED.iter().position(|rule| rule.is_match(text));
        let used: HashSet<usize> = said.iter().filter_map(first).collect();
        let unused = (0..RULES.len()).filter(|i| !used.contains(i));
        let unused: Vec<&str> = unused.map(|i| RULES[i].0).collect();
        assert!(unused.is_empty(), "{unused:#?}");
    }
}
