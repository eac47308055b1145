def scaled(rows, factor):
    return [[factor * entry for entry in row] for row in rows]
