"""fails: counts_example
silent: a judge has no pandas to run the same mistake with

Days and hours without a line are left out of the table

`pivot` makes a row for each day that it meets. From the first gap on, every later day stands in the wrong row.
`reindex(index=range(days), columns=hours)` puts the gaps back.
"""


def counts(frame, shop, days, hours):
    rows = frame[(frame["shop"] == shop) & frame["hour"].isin(hours) & (frame["day"] < days)]
    return rows.pivot(index="day", columns="hour", values="rolls").to_numpy()
