package org.houzhen.server.staff;

import java.util.Set;
import org.houzhen.server.RunningServer;

/** Lets tests of other modules come in as somebody who works here. */
public final class ServerStaff {
    private static final String PASSWORD = "0123456789";

    private ServerStaff() {}

    /** The cookie of a nurse of all areas. */
    public static String nurse(RunningServer server, String name) {
        return signedIn(server, name, Role.NURSE, "");
    }

    public static String administrator(RunningServer server, String name) {
        return signedIn(server, name, Role.ADMINISTRATOR, "");
    }

    public static String clerk(RunningServer server, String name) {
        return signedIn(server, name, Role.CLERK, "");
    }

    public static String doctor(RunningServer server, String name) {
        return signedIn(server, name, Role.DOCTOR, "D1");
    }

    private static String signedIn(RunningServer server, String name, Role role, String doctorId) {
        server.bean(People.class)
                .add(
                        name,
                        role,
                        new People.Duty(doctorId, Set.of()),
                        server.bean(Passwords.class).digest(PASSWORD));
        var attempt = (SignIns.Attempt.SignedIn) server.bean(SignIns.class).signIn(name, PASSWORD);
        return "houzhen=" + attempt.token().value();
    }
}
