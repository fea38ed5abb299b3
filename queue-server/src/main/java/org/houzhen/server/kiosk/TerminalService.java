package org.houzhen.server.kiosk;

import java.util.function.BooleanSupplier;

/**
 * Something that terminals offer only where this server can do it.
 *
 * @param name such as EBILLS
 * @param offered whether it can now; asked at every heartbeat of every terminal
 */
public record TerminalService(String name, BooleanSupplier offered) {
    public TerminalService(String name) {
        this(name, () -> true);
    }
}
