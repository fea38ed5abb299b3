package org.houzhen.server.rules;

/** The same in both languages of the pages. */
public record Words(String zh, String en) {}
