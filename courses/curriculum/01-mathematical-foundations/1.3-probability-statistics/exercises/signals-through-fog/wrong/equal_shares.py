"""fails: foggy_messages

Every place gets the same number of looks

Some signs are clear after two looks, others are not after seven. Oil that is spent on what you know already is missing where you don't. Look next where it is
worth most.
"""


def read(look, length, budget, prior, fog):
    beliefs = [update(prior, [look(i) for _ in range(budget // length)], fog) for i in range(length)]
    return [int(belief.argmax()) for belief in beliefs]
