"""Sentences → mentions of quantities, times, speakers and events.

The modules ignore one another; `facts` joins what they find.
"""
