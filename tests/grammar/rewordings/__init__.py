"""Examples told otherwise: what a sentence claims does not change with how it is told.

Each example of one sentence that is read right is worded anew: with other words around it
(`around.py`), in other grammar (`ways.py`), and as it may stand in print (`printed.py`). A wording
is unstable where another claim is found than before.
"""
