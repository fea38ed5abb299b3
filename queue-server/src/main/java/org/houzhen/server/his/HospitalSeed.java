package org.houzhen.server.his;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty hospital. A row that is there already is left as it is, whoever changed it. */
final class HospitalSeed {
    private record Part(String table, String file) {}

    private static final List<Part> PARTS = List.of(
            new Part("waiting_area", "waiting-areas.csv"),
            new Part("department", "departments.csv"),
            new Part("room", "rooms.csv"),
            new Part("register_level", "register-levels.csv"),
            new Part("doctor", "doctors.csv"),
            new Part("roster", "roster.csv"),
            new Part("price_item", "price-list.csv"),
            new Part("station", "stations.csv"),
            new Part("station_room", "station-rooms.csv"),
            new Part("item_station", "item-stations.csv"),
            new Part("analyte", "analytes.csv"),
            new Part("national_item", "national-items.csv"),
            new Part("national_fee", "national-fees.csv"),
            new Part("working_diagnosis", "working-diagnoses.csv"),
            new Part("reference_range", "reference-ranges.csv"),
            new Part("patient", "patients.csv"));

    private static final Set<String> NUMBERS = Set.of(
            "position",
            "age_min",
            "age_max",
            "registration_fee",
            "consultation_fee",
            "per_segment",
            "kiosk_percent",
            "weekday",
            "price",
            "self_print",
            "decimals",
            "work",
            "minutes",
            "version");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    HospitalSeed(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    void sow() {
        transactions.executeWithoutResult(status -> {
            PARTS.forEach(this::sow);
            jdbc.update("insert into counter (name, value) select 'patient', count(*) from patient"
                    + " where id is not null on conflict (name) do nothing");
        });
    }

    private void sow(Part part) {
        SeedFile seed = SeedFile.read(part.file());
        String columns = String.join(", ", seed.columns());
        String marks = String.join(", ", Collections.nCopies(seed.columns().size(), "?"));
        jdbc.batchUpdate(
                "insert into " + part.table() + " (" + columns + ") values (" + marks + ") on conflict do nothing",
                seed.rows().stream().map(row -> values(seed.columns(), row)).toList());
    }

    private static Object[] values(List<String> columns, List<String> row) {
        var values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = NUMBERS.contains(columns.get(i)) ? (Object) Integer.valueOf(row.get(i)) : row.get(i);
        }
        return values;
    }
}
