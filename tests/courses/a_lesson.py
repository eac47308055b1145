"""A small lesson with one of everything, for the tests of reading, storing and showing."""

FIGURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><path d="M0 0h400" stroke="#888"/></svg>'

LESSON = """\
+++
title = "Algebra"
minutes = 20
image = "science"
preload = "numpy"

[[concepts]]
text = "Vectors"
anchor = "vectors"
resurfaces = ["1.1"]
+++

## Vectors {#vectors}

A vector $x$, which [comes back](/topics/4.1/):

```python {run}
print(1 + 1)
```

```output
2
```

Words after it.

### Arrows, and more

```text
only shown
```

More words.

```python {predict}
# How many?
print(1 + 2)
```

```output
3
```

```because
Because $1 + 2 = 3$.
```

![A line from the left to the right](figures/line.svg)

Last words.
"""
