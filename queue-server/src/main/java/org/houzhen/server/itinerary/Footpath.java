package org.houzhen.server.itinerary;

import java.util.ArrayList;
import java.util.List;
import org.houzhen.server.rules.Walks;

/** Says of each stop that is still to come how long the walk to it is, from the last place on the way before it. */
final class Footpath {
    private Footpath() {}

    static List<Stop> along(List<Stop> way, Walks walks) {
        List<Stop> walked = new ArrayList<>(way.size());
        String from = "";
        for (Stop stop : way) {
            walked.add(
                    stop.toCome() ? stop.walking(walks.between(from, stop.at()).orElse(0)) : stop);
            boolean passed = stop.state() != Stop.State.CANCELLED && !stop.at().isEmpty();
            from = passed ? stop.at() : from;
        }
        return walked;
    }
}
