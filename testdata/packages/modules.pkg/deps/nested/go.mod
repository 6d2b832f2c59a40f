module example.com/other/nested/v2
