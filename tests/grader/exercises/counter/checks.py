"""A class whose objects stay inside, an objective that the judge owns, and printed output."""

from grader.checks import check, expect


@check("Sums and products of values")
def arithmetic(learner, rng):
    x, y = learner.new("Value", 3.0), learner.new("Value", -2.0)
    product = x * y
    expect(product.data).close_to(-6.0)
    expect((2 + product).data).close_to(-4.0)
    expect(len(product)).equal(2)
    expect(product[0].data).close_to(3.0)


@check("Gradients reach every value", needs=("arithmetic",))
def gradients(learner, rng):
    x, y = learner.new("Value", 3.0), learner.new("Value", -2.0)
    (x * y + x).backward()
    expect(x.grad).close_to(-1.0)
    expect(y.grad).close_to(3.0)
    x.grad = 0.0
    expect(x.grad).equal(0)


@check("The minimum of a function that only the judge knows")
def asks(learner, rng):
    bottom = float(rng.uniform(-5, 5))
    asked = []

    def objective(x):
        expect(x).finite()
        asked.append(x)
        return (x - bottom) ** 2

    expect(learner.minimise(objective, 0.0, 60)).between(bottom - 1e-3, bottom + 1e-3)
    expect(len(asked)).at_most(500)


@check("The word is printed in capitals")
def prints(learner, rng):
    expect(learner.shout("hello")).equal(5)
    expect(learner.output).contains("HELLO")
