package org.houzhen.server.rules;

/**
 * One rule that reads otherwise in another document.
 *
 * @param area whose own rule it is; empty for the hospital's
 */
public record RuleChange(String area, String path, Words name, Words before, Words after) {}
