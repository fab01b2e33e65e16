"""Who signs under a list, where its form does not say otherwise.

By itself, since the declarations of the ledgers need it, and nothing of the typesetter is loaded
before something is printed.
"""

SIGNATURES = ("单位负责人", "审核人", "填表人")
