"""fails: bernoulli_example
silent: one number is no evidence

You smooth the estimate

Adding one to each count is a good idea where zeros hurt, as in a classifier. It is not the maximum of the likelihood: three ones of four
are most probable under $3/4$, not under $4/6$.
"""


def fit_bernoulli(outcomes):
    return (sum(outcomes) + 1) / (len(outcomes) + 2)
