"""A preprocessing pipeline on data frames. The right answers are computed here with NumPy alone, from columns as lists."""

import numpy as np

from grader.checks import check, expect
from sandbox.values import Frame

NAN = float("nan")
SPECIES = ["swift", "swallow", "owl", "robin", "heron", "wren"]
MISSING = ["", "?", "n/a", " ", " ? ", "N/A"]


@check("The worked file is read", task=1,
       hint="Read all cells as texts first, then decide what they are. What does read_csv take for missing on its own?")
def load_example(learner, rng):
    text = "Weight; Species ; Country\n 18,5;Swallow;NA\n   ? ; swift ;n/a\n 41 ;;GB\n"
    _same_cells(learner.load(text), {"weight": [18.5, None, 41.0], "species": ["swallow", "swift", None],
                                     "country": ["na", None, "gb"]})


@check("Any file is read: blanks, capitals, negative numbers, missing cells everywhere", task=1,
       needs=("load_example",),
       hint="Print the dtypes of your columns. One cell with a blank too many keeps a whole column from being numbers.")
def load_fresh(learner, rng):
    for n in (6, 9):
        rows = {"wing": np.round(rng.uniform(5, 40, size=n), 1).tolist(),
                "change": rng.integers(-9, 10, size=n).tolist(),
                "species": rng.choice(SPECIES, size=n).tolist(), "country": rng.choice(["na", "gb", "nan", "null"],
                                                                                      size=n).tolist()}
        for column in rows.values():
            column[int(rng.integers(1, n))] = None
        answer = learner.load(_file(rng, rows))
        _same_cells(answer, {name: [float(cell) if isinstance(cell, int) else cell for cell in column]
                             for name, column in rows.items()})


@check("The worked column is filled, clipped and scaled", task=2,
       hint="Write down the five training values after filling. What are their mean and deviation?")
def numbers_example(learner, rng):
    train, later = _frame(wing=[1.0, 1.0, 1.0, NAN, 6.0]), _frame(wing=[4.0, 11.0, NAN])
    p = learner.new("Preprocessor", ["wing"], [], 0, 1)
    p.fit(train)
    for frame, right in [(train, [-0.5, -0.5, -0.5, -0.5, 2.0]), (later, [1.0, 2.0, -0.5])]:
        _same_table(p.transform(frame), {"wing": right}, frame.index)


@check("Any numeric columns: gaps, outliers, quantiles", task=2, needs=("numbers_example",),
       hint="Which values does each of the five numbers come from: all known ones, or those after filling and clipping?")
def numbers_fresh(learner, rng):
    for n, low, high in [(25, 0.1, 0.8), (40, 0.01, 0.99), (12, 0.0, 1.0)]:
        train, later = _birds(rng, n), _birds(rng, 6)
        p = learner.new("Preprocessor", ["wing", "weight"], [], low, high)
        p.fit(train)
        for frame in (train, later):
            right = {name: _scaled(train, frame, name, low, high) for name in ("wing", "weight")}
            _same_table(p.transform(frame), right, frame.index)


@check("A column whose values are all equal is divided by 1", task=2, needs=("numbers_example",),
       hint="Its deviation is zero, or nearly: 0.1 has no exact mean. When do you divide by 1, and by which question?")
def numbers_constant(learner, rng):
    train = _frame(weight=[2.0, 5.0, 4.0, 2.5], wing=[0.1, NAN, 0.1, 0.1])
    p = learner.new("Preprocessor", ["weight", "wing"], [], 0, 1)
    p.fit(train)
    for frame in (train, _frame(weight=[3.0, NAN], wing=[0.1, NAN])):
        right = {"weight": _scaled(train, frame, "weight", 0, 1), "wing": [0.0] * len(frame.index)}
        _same_table(p.transform(frame), right, frame.index)


@check("The worked species become columns, a heron and a missing one become zeros", task=3,
       hint="The columns are decided in fit. What does your code do with a value that isn't among them?")
def categories_example(learner, rng):
    p = learner.new("Preprocessor", [], ["species"])
    p.fit(_frame(species=["swift", "owl", "swift"]))
    later = _frame(species=["owl", "heron", None])
    _same_table(p.transform(later), {"species=owl": [1.0, 0.0, 0.0], "species=swift": [0.0, 0.0, 0.0]}, later.index)


@check("Any categories: gaps in training, values that come later, some that don't come again", task=3,
       needs=("categories_example",),
       hint="Is a missing value a category in your code? Does a category without rows lose its column?")
def categories_fresh(learner, rng):
    for n in (8, 14):
        train, later = _birds(rng, n), _birds(rng, 4)
        later.columns["species"][0] = "albatross"
        p = learner.new("Preprocessor", [], ["country", "species"])
        p.fit(train)
        for frame in (train, later, _frame(species=["wren"], country=[None])):
            _same_table(p.transform(frame), _encoded(train, frame, "country") | _encoded(train, frame, "species"),
                        frame.index)


@check("The columns and rows keep their order, whatever the order and index of the frame", task=4,
       needs=("numbers_fresh", "categories_example"),
       hint="Take columns by name from what fit has learned, not from the frame that comes along. And its index?")
def order_kept(learner, rng):
    train, later = _birds(rng, 15), _birds(rng, 5)
    names = ["weight", "species", "country", "wing"]
    shuffled = Frame({name: later.columns[name] for name in names} | {"ring": [3, 4, 5, 6, 7]}, [7, 3, 12, 0, 5])
    p = learner.new("Preprocessor", ["wing", "weight"], ["species", "country"])
    p.fit(train)
    right = {name: _scaled(train, later, name, 0.01, 0.99) for name in ("wing", "weight")}
    right |= _encoded(train, later, "species") | _encoded(train, later, "country")
    _same_table(p.transform(shuffled), right, shuffled.index)


@check("A row is transformed in the same way alone as among others", task=4,
       needs=("numbers_fresh", "categories_fresh"),
       hint="transform must compute nothing from the rows it is given: no mean, no median, no list of values.")
def rows_alone(learner, rng):
    train, later = _birds(rng, 20), _birds(rng, 4)
    p = learner.new("Preprocessor", ["weight"], ["species"])
    p.fit(train)
    right = {"weight": _scaled(train, later, "weight", 0.01, 0.99), **_encoded(train, later, "species")}
    for place in range(4):
        row = Frame({name: [column[place]] for name, column in later.columns.items()}, [0])
        _same_table(p.transform(row), {name: [column[place]] for name, column in right.items()}, [0])


@check("fit returns the preprocessor, and can be called again with other rows", task=4,
       needs=("numbers_fresh", "categories_fresh"),
       hint="The last line of fit. And does anything of an earlier fit remain?")
def fit_again(learner, rng):
    first, second = _birds(rng, 12), _birds(rng, 9)
    p = learner.new("Preprocessor", ["wing"], ["country"])
    p.fit(first)
    fitted = p.fit(second)
    expect(fitted, because="This is what fit returned.").kind("object")
    right = {"wing": _scaled(second, first, "wing", 0.01, 0.99), **_encoded(second, first, "country")}
    _same_table(fitted.transform(first), right, first.index)


@check("The frame that is fitted or transformed stays as it was", task=4, needs=("load_example",),
       hint="frame[name] = ... puts a column into the caller's frame. Work on frame[names] or on frame.copy().")
def frame_unchanged(learner, rng):
    rows = {"wing": [3.5, None, 4.0, 90.0, 5.0], "species": ["owl", "swift", None, "owl", "wren"]}
    frame = learner.new("load", _file(rng, rows))
    p = learner.new("Preprocessor", ["wing"], ["species"])
    p.fit(frame)
    p.transform(frame)
    _same_cells(frame.copy(), rows)


@check("transform before fit is refused with ValueError", task=4,
       hint="How can transform know whether fit has been called?")
def refuses_unfitted(learner, rng):
    p = learner.new("Preprocessor", ["wing"], ["species"])
    learner.raises(ValueError, lambda: p.transform(_birds(rng, 3)))


@check("The worked files become two arrays and three names", task=5, needs=("numbers_fresh", "categories_fresh"),
       hint="fit sees one of the two frames, transform both.")
def prepare_example(learner, rng):
    answer = learner.prepare("wing;species\n1;owl\n3;swift\n", "species;wing\nswift;\n", ["wing"], ["species"])
    _same_arrays(answer, [[-1.0, 1.0, 0.0], [1.0, 0.0, 1.0]], [[0.0, 0.0, 1.0]],
                 ["wing", "species=owl", "species=swift"])


@check("Any two files: the arrays hold what the training file taught", task=5, needs=("prepare_example", "load_fresh"),
       hint="Append one strange bird to the test file and compare the training array: it should not move.")
def prepare_fresh(learner, rng):
    train, later = _birds(rng, 18), _birds(rng, 7)
    later.columns["wing"][2] = 400.0
    names = ["wing", "weight"]
    right = [{name: _scaled(train, frame, name, 0.01, 0.99) for name in names} | _encoded(train, frame, "species")
             for frame in (train, later)]
    answer = learner.prepare(_file(rng, train.columns), _file(rng, later.columns), names, ["species"])
    _same_arrays(answer, *(np.column_stack(list(table.values())) for table in right), list(right[0]))


def _frame(**columns):
    return Frame(dict(columns), list(range(len(next(iter(columns.values()))))))


def _birds(rng, n):
    """Rows with gaps and an outlier; a median and a mean of skewed numbers differ, and so do n and n - 1."""
    wing = np.round(rng.gamma(2.0, 6.0, size=n) + 2, 1).tolist()
    weight = np.round(rng.gamma(1.5, 20.0, size=n) + 5, 1).tolist()
    weight[-1] = 2000.0
    species = rng.choice(SPECIES[:-1], size=n).tolist()
    country = rng.choice(["na", "gb", "fr"], size=n).tolist()
    for column, gap in [(wing, NAN), (weight, NAN), (species, None), (country, None)]:
        for place in rng.choice(n - 1, size=max(1, n // 6), replace=False):
            column[place] = gap
    return Frame({"wing": wing, "weight": weight, "species": species, "country": country}, list(range(n)))


def _scaled(train, frame, name, low, high):
    known, later = np.array(train.columns[name]), np.array(frame.columns[name])
    bounds = np.nanquantile(known, [low, high])
    ready, given = (np.clip(np.where(np.isnan(column), np.nanmedian(known), column), *bounds)
                    for column in (known, later))
    spread = ready.std() if np.ptp(ready) > 0 else 1.0
    return ((given - ready.mean()) / spread).tolist()


def _encoded(train, frame, name):
    values = sorted({value for value in train.columns[name] if value is not None})
    return {f"{name}={value}": [float(cell == value) for cell in frame.columns[name]] for value in values}


def _file(rng, columns):
    """The columns as a file with decimal commas, blanks, capitals and three ways to say that something is missing."""
    def cell(value):
        if value is None or value != value:
            return str(rng.choice(MISSING))
        text = str(value).replace(".", ",")
        text = text.title() if rng.random() < 0.3 else text.upper() if rng.random() < 0.3 else text
        return " " * int(rng.integers(0, 3)) + text + " " * int(rng.integers(0, 3))

    lines = [";".join(f" {name.title()} " for name in columns)]
    lines += [";".join(cell(value) for value in row) for row in zip(*columns.values(), strict=True)]
    return "\n".join(lines) + "\n"


def _same_cells(answer, columns):
    """A table with these columns in this order, None where a cell is missing."""
    expect(answer).kind("table")
    expect(list(answer.columns), because="These are the columns.").equal(list(columns))
    expect(answer.index, because="This is the index.").equal(list(range(len(next(iter(columns.values()))))))
    for name, right in columns.items():
        cells = [None if value is None or value != value else value for value in answer.columns[name]]
        expect(cells, because=f"This is the column {name}; None stands for a missing value.").equal(right)


def _same_table(answer, columns, index):
    expect(answer).kind("table")
    expect(list(answer.columns), because="These are the columns.").equal(list(columns))
    expect(answer.index, because="This is the index.").equal(list(index))
    for name, right in columns.items():
        cells = [float(value) if isinstance(value, bool) else value for value in answer.columns[name]]
        expect(cells, because=f"This is the column {name}.").close_to(right)


def _same_arrays(answer, train, later, names):
    expect(answer, because="There are three things to return.").length(3)
    expect(answer[0], because="These are the training rows.").close_to(train)
    expect(answer[1], because="These are the test rows.").close_to(later)
    expect(answer[2], because="These are the names.").equal(names)
