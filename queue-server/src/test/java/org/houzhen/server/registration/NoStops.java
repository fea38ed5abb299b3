package org.houzhen.server.registration;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;

/** A house in which nobody goes anywhere after the doctor. */
final class NoStops implements StopOffice {
    @Override
    public List<Held> open(List<Wish> wishes) {
        return List.of();
    }

    @Override
    public Held takeAtWindow(List<Wish> wishes) {
        throw new UnsupportedOperationException("there are no windows here");
    }

    @Override
    public Map<StopId, Held> held(Collection<At> stops) {
        return Map.of();
    }

    @Override
    public List<Held> inArea(String area, int doneMax) {
        return List.of();
    }

    @Override
    public Optional<ClinicTicket> clinic(String registerNo) {
        return Optional.empty();
    }

    @Override
    public Set<String> here(Set<String> patients) {
        return Set.of();
    }

    @Override
    public int daysAfterPaying(String area) {
        return 0;
    }

    @Override
    public void cancel(At stop) {
        throw new UnsupportedOperationException("there are no stops here");
    }
}
