package org.houzhen.server.his;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Slot;
import org.houzhen.wire.Sex;

/** The rules a patient must pass before a slot is locked, in the order in which the first that fails is the answer. */
final class LockRules {
    /** Who wants which slot. */
    record Attempt(CallContext.Channel channel, Patient patient, ClinicSession session, Slot slot, Instant now) {}

    private record Rule(HospitalErrorCode code, Predicate<Attempt> forbids) {}

    private final HospitalTables tables;
    private final HospitalRules rules;
    private final List<Rule> aboutSale;
    private final List<Rule> aboutPatient;
    private final List<Rule> aboutExtra;

    LockRules(HospitalTables tables, HospitalRules rules) {
        this.tables = tables;
        this.rules = rules;
        this.aboutSale = List.of(
                new Rule(
                        HospitalErrorCode.SESSION_STOPPED,
                        attempt -> attempt.session().stopped()),
                new Rule(HospitalErrorCode.OUT_OF_WINDOW, this::notOnSale));
        List<Rule> aboutPerson = List.of(
                new Rule(HospitalErrorCode.BLOCKED, this::blocked),
                new Rule(HospitalErrorCode.GUARDIAN_REQUIRED, this::childAlone),
                new Rule(HospitalErrorCode.AGE_LIMIT, this::wrongAge),
                new Rule(HospitalErrorCode.SEX_LIMIT, this::wrongSex));
        this.aboutPatient = and(
                aboutPerson,
                new Rule(HospitalErrorCode.DUPLICATE_REGISTRATION, this::hasSameDoctor),
                new Rule(HospitalErrorCode.QUOTA_EXCEEDED, this::tooManyDepartments),
                new Rule(HospitalErrorCode.TIME_OVERLAP, this::overlaps),
                new Rule(HospitalErrorCode.QUOTA_EXCEEDED, this::channelSoldOut));
        this.aboutExtra = and(
                aboutPerson,
                new Rule(HospitalErrorCode.DUPLICATE_REGISTRATION, this::hasSameSession),
                new Rule(HospitalErrorCode.QUOTA_EXCEEDED, this::tooManyDepartments));
    }

    private static List<Rule> and(List<Rule> rules, Rule... more) {
        return Stream.concat(rules.stream(), Stream.of(more)).toList();
    }

    Optional<HospitalErrorCode> refusal(Attempt attempt) {
        return first(aboutSale, attempt).or(() -> refusalOfPatient(attempt));
    }

    /** For one who has paid: the sale may be over by now, the other rules still hold. */
    Optional<HospitalErrorCode> refusalOfPatient(Attempt attempt) {
        return first(attempt.slot().extra() ? aboutExtra : aboutPatient, attempt);
    }

    private static Optional<HospitalErrorCode> first(List<Rule> rules, Attempt attempt) {
        return rules.stream()
                .filter(rule -> rule.forbids().test(attempt))
                .map(Rule::code)
                .findFirst();
    }

    boolean onSale(ClinicSession session, Instant now) {
        LocalDate farthest = tables.dayOf(now).plusDays(rules.daysAhead());
        boolean released = session.date().isBefore(farthest)
                || session.date().equals(farthest)
                        && !now.atZone(tables.clock().getZone()).toLocalTime().isBefore(rules.releasedAt());
        Instant end = rules.alwaysOpen() ? session.end() : session.end().minus(rules.saleEndsBefore());
        return released && now.isBefore(end);
    }

    private boolean notOnSale(Attempt attempt) {
        if (attempt.slot().extra()) {
            return !attempt.now().isBefore(attempt.session().end()); // The doctor has consented; the sale may be over.
        }
        return !onSale(attempt.session(), attempt.now())
                || !attempt.now().isBefore(attempt.slot().end());
    }

    private boolean blocked(Attempt attempt) {
        return new PatientRows(tables).blocked(attempt.patient(), attempt.now());
    }

    private boolean childAlone(Attempt attempt) {
        return age(attempt) < rules.guardianBelow()
                && !attempt.patient().guardian().present();
    }

    private boolean wrongAge(Attempt attempt) {
        return !passes("age_min <= :value and age_max >= :value", attempt, age(attempt));
    }

    private boolean wrongSex(Attempt attempt) {
        Sex sex = attempt.patient().sex();
        return sex != Sex.UNKNOWN && !passes("sex_limit in ('ANY', :value)", attempt, sex.name());
    }

    private boolean passes(String limit, Attempt attempt, Object value) {
        return tables.sql("select count(*) from department where id = :id and " + limit)
                        .param("id", attempt.session().departmentId())
                        .param("value", value)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private static int age(Attempt attempt) {
        return attempt.patient().ageAt(attempt.session().date());
    }

    private boolean hasSameDoctor(Attempt attempt) {
        return count(attempt, "s.department_id = :department and s.doctor_id = :doctor") > 0;
    }

    private boolean hasSameSession(Attempt attempt) {
        return count(attempt, "s.id = :session") > 0;
    }

    private boolean tooManyDepartments(Attempt attempt) {
        return count(attempt, "s.department_id = :department") == 0
                && count(attempt, "1 = 1") >= rules.departmentsPerDayMax();
    }

    private boolean overlaps(Attempt attempt) {
        return count(attempt, "slot.starts_at < :end and slot.ends_at > :start") > 0;
    }

    /** Departments the patient is registered with that day, under a further condition. */
    private int count(Attempt attempt, String condition) {
        ClinicSession session = attempt.session();
        return tables.sql("select count(distinct s.department_id) from registration g"
                        + " join clinic_session s on s.id = g.session_id join slot on slot.id = g.slot_id"
                        + " where g.patient_id = :patient and g.state <> 'CANCELLED' and s.day = :day and " + condition)
                .param("patient", attempt.patient().id())
                .param("day", session.date().toString())
                .param("department", session.departmentId())
                .param("doctor", session.doctorId())
                .param("session", session.id())
                .param("start", attempt.slot().start().toEpochMilli())
                .param("end", attempt.slot().end().toEpochMilli())
                .query(Integer.class)
                .single();
    }

    /** Counts while the session's row is held, so that two of one channel do not both get its last number. */
    private boolean channelSoldOut(Attempt attempt) {
        String session = attempt.session().id();
        String channel = attempt.channel().name();
        Optional<Integer> quota = tables.sql("select total from channel_quota where session_id = ? and channel = ?")
                .params(session, channel)
                .query(Integer.class)
                .optional();
        if (quota.isEmpty() || !attempt.now().isBefore(attempt.session().start().minus(rules.quotaEndsBefore()))) {
            return false;
        }
        tables.sql("update clinic_session set version = version + 1 where id = ?")
                .param(session)
                .update();
        return tables.sql("select count(*) from slot join slot_lock l on l.token = slot.lock_token"
                                + " where slot.session_id = ? and slot.reserved_for is null and l.channel = ?"
                                + " and (slot.state = 'SOLD' or (slot.state = 'LOCKED' and slot.lock_expires >= ?))")
                        .params(session, channel, attempt.now().toEpochMilli())
                        .query(Integer.class)
                        .single()
                >= quota.get();
    }
}
