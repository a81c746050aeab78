"""Examples with other names, lists and times in them.

Who acts, on whom, where and when may be anybody, anywhere and at any time: what is claimed is the
same with the names and dates exchanged. Each example of one sentence is told with others of their
kind (`companies.py`, `countries.py`, `generations.py`), with several for one (`lists.py`), with
other times in other places (`times.py`), and with others beside it who have no part (`beside.py`).
"""
