"""Spreadsheets in and out: read what offices have, find the table in it, write what they print."""
