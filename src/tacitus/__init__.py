"""Tacitus reads reports of conflict and diplomacy and keeps an honest ledger of them."""
