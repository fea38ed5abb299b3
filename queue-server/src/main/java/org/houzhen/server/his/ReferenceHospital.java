package org.houzhen.server.his;

import java.time.Clock;
import java.util.function.Supplier;
import org.houzhen.server.hospital.Billing;
import org.houzhen.server.hospital.InsuranceFacts;
import org.houzhen.server.hospital.Laboratory;
import org.houzhen.server.hospital.Orders;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.Registrations;
import org.houzhen.server.hospital.Reports;
import org.houzhen.server.hospital.Rescheduling;
import org.houzhen.server.hospital.Stations;
import org.houzhen.server.hospital.TransactionQuery;
import org.houzhen.server.store.Store;
import org.springframework.jdbc.core.JdbcTemplate;

/** A whole small hospital on one store: its ports, its first data, and its calendar. */
record ReferenceHospital(
        Store store,
        PatientIndex patients,
        SqlOutpatientScheduling scheduling,
        Registrations registrations,
        Rescheduling rescheduling,
        Billing billing,
        InsuranceFacts insurance,
        TransactionQuery transactions,
        Reports reports,
        Orders orders,
        Laboratory laboratory,
        Stations stations,
        SessionCalendar calendar)
        implements AutoCloseable {

    /** Fills the store when it is empty and releases the sessions of the coming days. Closed, it closes the store. */
    static ReferenceHospital open(Store store, HospitalRules rules, Clock clock, Supplier<String> tokens) {
        var jdbc = new JdbcTemplate(store.dataSource());
        new HospitalSeed(jdbc, store.transactions()).sow();
        var calendar = new SessionCalendar(jdbc, store.transactions(), rules, clock);
        calendar.release();
        var tables = new HospitalTables(store.jdbc(), store.transactions(), clock);
        var registrations = new SqlRegistrations(tables, rules);
        return new ReferenceHospital(
                store,
                new SqlPatientIndex(tables, rules),
                new SqlOutpatientScheduling(tables, rules, tokens),
                registrations,
                new SqlRescheduling(tables, rules, registrations),
                new SqlBilling(tables, rules, tokens),
                new SqlInsuranceFacts(tables),
                new SqlTransactionQuery(tables),
                new SqlReports(tables, rules),
                new SqlOrders(tables),
                new SqlLaboratory(tables, rules, new LaboratoryReportPdf(clock.getZone())),
                new SqlStations(tables),
                calendar);
    }

    @Override
    public void close() {
        store.close();
    }
}
