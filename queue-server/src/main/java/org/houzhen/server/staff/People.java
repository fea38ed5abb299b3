package org.houzhen.server.staff;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.houzhen.server.kiosk.HexId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of this hospital in the server's store. */
@Component
class People {
    private static final String COLUMNS = "select id, name, role, doctor_id, areas, disabled from staff ";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random;

    People(JdbcClient jdbc, Clock clock, SecureRandom random) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.random = random;
    }

    List<Person> all() {
        return jdbc.sql(COLUMNS + "order by name").query(People::person).list();
    }

    Optional<Person> find(String id) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(id)
                .query(People::person)
                .optional();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from staff").query(Long.class).single() == 0;
    }

    /** Empty when the name is taken. */
    Optional<Person> add(String name, Role role, Duty duty, String passwordDigest) {
        String id = HexId.of(random);
        int added = jdbc.sql("insert into staff (id, name, role, doctor_id, areas, password_digest, disabled, failures,"
                        + " locked_until, created_at) values (?, ?, ?, ?, ?, ?, 0, 0, 0, ?)"
                        + " on conflict (name) do nothing")
                .params(id, name, role.name(), duty.doctorId(), join(duty.areas()), passwordDigest, clock.millis())
                .update();
        return added == 1 ? find(id) : Optional.empty();
    }

    boolean change(String id, Role role, Duty duty, boolean disabled) {
        return jdbc.sql("update staff set role = ?, doctor_id = ?, areas = ?, disabled = ? where id = ?")
                        .params(role.name(), duty.doctorId(), join(duty.areas()), disabled ? 1 : 0, id)
                        .update()
                == 1;
    }

    /** Also ends a lockout: whoever set the password has decided that the person may try again. */
    boolean changePassword(String id, String passwordDigest) {
        return jdbc.sql("update staff set password_digest = ?, failures = 0, locked_until = 0 where id = ?")
                        .params(passwordDigest, id)
                        .update()
                == 1;
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                row.getString("doctor_id"),
                split(row.getString("areas")),
                row.getInt("disabled") == 1);
    }

    private static String join(Set<String> areas) {
        return String.join(",", new TreeSet<>(areas));
    }

    static Set<String> split(String areas) {
        return Arrays.stream(areas.split(",")).filter(area -> !area.isBlank()).collect(Collectors.toSet());
    }

    /** Where a person works: as which doctor, in which waiting areas. */
    record Duty(String doctorId, Set<String> areas) {}

    /** A person as administrators see one. */
    record Person(String id, String name, Role role, String doctorId, Set<String> areas, boolean disabled) {
        StaffPrincipal principal() {
            return new StaffPrincipal(id, name, role, doctorId, areas);
        }

        @Override
        public String toString() {
            return "Person[" + id + "]";
        }
    }
}
