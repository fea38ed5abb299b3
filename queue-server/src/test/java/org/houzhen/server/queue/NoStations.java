package org.houzhen.server.queue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Station;
import org.houzhen.server.hospital.StationOrder;
import org.houzhen.server.hospital.Stations;

/** A hospital without stations. */
final class NoStations implements Stations {
    @Override
    public List<Station> all(CallContext context) {
        return List.of();
    }

    @Override
    public List<StationOrder> due(CallContext context, LocalDate since) {
        return List.of();
    }

    @Override
    public List<StationOrder> of(CallContext context, String patientId, LocalDate since) {
        return List.of();
    }

    @Override
    public Optional<StationOrder> find(CallContext context, String receiptNo, String station) {
        return Optional.empty();
    }

    @Override
    public Outcome<StationOrder> perform(CallContext context, String receiptNo, String station) {
        return Outcome.rejected(HospitalErrorCode.ORDER_ITEM_UNKNOWN);
    }
}
