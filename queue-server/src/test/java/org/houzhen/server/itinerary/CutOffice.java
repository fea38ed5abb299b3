package org.houzhen.server.itinerary;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.houzhen.server.queue.StopId;
import org.houzhen.server.queue.StopOffice;

/** The office over a line that may go dead before or after it did what it was asked. */
record CutOffice(StopOffice office, Runnable power) implements StopOffice {
    static StopOffice over(StopOffice office, Runnable power) {
        return new CutOffice(office, power);
    }

    private <T> T over(Supplier<T> call) {
        power.run();
        T answer = call.get();
        power.run();
        return answer;
    }

    @Override
    public Held takeAtWindow(List<Wish> wishes) {
        return office.takeAtWindow(wishes);
    }

    @Override
    public List<Held> open(List<Wish> wishes) {
        return over(() -> office.open(wishes));
    }

    @Override
    public Map<StopId, Held> held(Collection<At> stops) {
        return office.held(stops);
    }

    @Override
    public List<Held> inArea(String area, int doneMax) {
        return office.inArea(area, doneMax);
    }

    @Override
    public Set<String> here(Set<String> patients) {
        return office.here(patients);
    }

    @Override
    public int daysAfterPaying(String area) {
        return office.daysAfterPaying(area);
    }

    @Override
    public Optional<ClinicTicket> clinic(String registerNo) {
        return office.clinic(registerNo);
    }

    @Override
    public void cancel(At stop) {
        over(() -> {
            office.cancel(stop);
            return true;
        });
    }
}
