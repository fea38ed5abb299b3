package org.houzhen.server.kiosk;

/**
 * Something that terminals offer only where this server can do it.
 *
 * @param name such as EBILLS
 */
public record TerminalService(String name) {}
