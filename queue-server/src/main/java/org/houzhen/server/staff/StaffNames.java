package org.houzhen.server.staff;

import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The names of the people who work here, by their numbers, for pages that say who did what. */
@Component
public final class StaffNames {
    private final People people;

    StaffNames(People people) {
        this.people = people;
    }

    /** Blocks. */
    public Map<String, String> all() {
        return people.all().stream().collect(Collectors.toMap(People.Person::id, People.Person::name));
    }
}
