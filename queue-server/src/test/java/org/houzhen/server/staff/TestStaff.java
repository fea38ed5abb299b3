package org.houzhen.server.staff;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of other modules: the people of a store, and one who works at its cash desk. */
public final class TestStaff {
    public static final StaffPrincipal CLERK = new StaffPrincipal("17", "陈刚", Role.CLERK, "", Set.of());

    private TestStaff() {}

    public static StaffNames names(JdbcClient jdbc, Clock clock) {
        return new StaffNames(new People(jdbc, clock, new SecureRandom()));
    }
}
