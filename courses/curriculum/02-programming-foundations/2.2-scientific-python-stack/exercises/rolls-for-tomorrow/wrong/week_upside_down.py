"""fails: image_drawn
silent: a judge has no pandas to run the same mistake with

Weekdays run to the right

The image is transposed. Rows of the array are drawn downwards, and weekdays were to run downwards: the week as it is.
"""

import numpy as np


def draw(table, first):
    import matplotlib.pyplot as plt

    week = usual_week(table, first)
    level = levels(table, week, first)
    known = np.flatnonzero(~np.isnan(level))
    figure, (image, line) = plt.subplots(1, 2)
    image.imshow(week.T)
    image.set(title="Usual week", xlabel="weekday", ylabel="hour")
    line.plot(known, level[known])
    line.axhline(1, linestyle="--")
    line.set(title="Level", xlabel="day", ylabel="level")
    return figure
