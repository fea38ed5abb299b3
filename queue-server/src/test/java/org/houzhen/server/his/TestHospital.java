package org.houzhen.server.his;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.ClinicSession;
import org.houzhen.server.hospital.Guardian;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.OutpatientScheduling.LockSlot;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.Payment;
import org.houzhen.server.hospital.Registration;
import org.houzhen.server.hospital.Registrations.CommitRegistration;
import org.houzhen.server.hospital.SlotLock;
import org.houzhen.server.store.PostgresServer;
import org.houzhen.server.store.Store;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.Money;
import org.houzhen.wire.Sex;

/**
 * A reference hospital for tests, one for each database and shared by all of them: every test brings patients of its own.
 * Its time stands still on a Monday morning unless a test moves it.
 */
final class TestHospital {
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    /** Where the hospital's tables are. */
    enum Database {
        SQLITE,
        POSTGRESQL
    }

    private static final Map<Database, TestHospital> OPEN = new EnumMap<>(Database.class);
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String SIGNS = "甲乙丙丁戊己庚辛壬癸";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    final MovableClock clock = new MovableClock();
    final Store store;
    final ReferenceHospital hospital;

    private TestHospital(Store store) {
        this.store = store;
        this.hospital = ReferenceHospital.open(
                store, rules(false), clock, () -> UUID.randomUUID().toString());
    }

    /** The shared hospital, at half past seven. */
    static synchronized TestHospital on(Database database) {
        TestHospital shared = OPEN.computeIfAbsent(database, TestHospital::open);
        shared.clock.set(MONDAY, LocalTime.of(7, 30));
        return shared;
    }

    private static TestHospital open(Database database) {
        var opened = new TestHospital(store(database));
        Runtime.getRuntime().addShutdownHook(new Thread(opened.hospital::close));
        return opened;
    }

    static Store store(Database database) {
        return switch (database) {
            case SQLITE -> Store.open("hospital", "jdbc:sqlite:" + emptyFolder().resolve("hospital.db"));
            case POSTGRESQL -> Store.open("hospital", PostgresServer.emptyDatabase());
        };
    }

    private static Path emptyFolder() {
        try {
            Path folder = Files.createTempDirectory("houzhen-hospital");
            folder.toFile().deleteOnExit();
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HospitalRules rules(boolean alwaysOpen) {
        return new HospitalRules(
                "青禾县人民医院",
                alwaysOpen,
                Duration.ofMinutes(10),
                Duration.ofMinutes(30),
                7,
                LocalTime.of(7, 0),
                Duration.ofMinutes(30),
                14,
                3,
                Duration.ofDays(3),
                Duration.ofDays(90),
                true,
                2);
    }

    CallContext kiosk() {
        return CallContext.kiosk(UUID.randomUUID().toString(), "kiosk-1", clock.instant());
    }

    CallContext desk(String requestId) {
        return CallContext.desk(requestId, "17", clock.instant());
    }

    Patient adult() {
        return person(Sex.FEMALE, LocalDate.of(1980, 5, 17), Guardian.NONE);
    }

    Patient person(Sex sex, LocalDate birth, Guardian guardian) {
        return value(hospital.patients().create(kiosk(), newPatient(sex, birth, guardian)));
    }

    static NewPatient newPatient(Sex sex, LocalDate birth, Guardian guardian) {
        int number = PEOPLE.incrementAndGet();
        var document = new IdentityDocument(IdentityDocument.Type.RESIDENT_ID, residentId(birth, sex, number));
        return new NewPatient(
                "试" + SIGNS.charAt(number / 10 % 10) + SIGNS.charAt(number % 10),
                document,
                sex,
                birth,
                "",
                "",
                guardian);
    }

    /** Numbers of a region that is not assigned, so that nobody has them. */
    static String residentId(LocalDate birth, Sex sex, int number) {
        int sequence = number % 499 * 2 + (sex == Sex.MALE ? 1 : 0);
        String digits = String.format("99%04d", number / 499)
                + birth.toString().replace("-", "")
                + String.format("%03d", sequence);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    /** An ordinary session of a department this Monday morning, unless another number is asked for. */
    ClinicSession session(String departmentId, int index) {
        return sessions(departmentId).get(index);
    }

    List<ClinicSession> sessions(String departmentId) {
        return hospital.scheduling().sessions(kiosk(), departmentId, MONDAY);
    }

    Outcome<SlotLock> lock(Patient patient, ClinicSession session, int number) {
        String slot = number == 0
                ? ""
                : hospital.scheduling()
                        .slots(kiosk(), session.id())
                        .get(number - 1)
                        .id();
        return hospital.scheduling().lock(kiosk(), new LockSlot(patient.id(), session.id(), slot));
    }

    Outcome<Registration> commit(SlotLock lock, String tradeNo) {
        return hospital.registrations()
                .commit(kiosk(), new CommitRegistration(lock.token(), tradeNo, lock.total(), payment(lock.total())));
    }

    Registration registered(Patient patient, ClinicSession session, int number) {
        return value(commit(value(lock(patient, session, number)), tradeNo()));
    }

    Payment payment(Money amount) {
        return new Payment(
                Payment.Method.WECHAT, "4200" + UUID.randomUUID().toString().substring(0, 8), amount, clock.instant());
    }

    static String tradeNo() {
        return "T" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    }

    static <T> T value(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    static HospitalErrorCode refusal(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Rejected.class);
        return ((Outcome.Rejected<?>) outcome).code();
    }

    static boolean replayed(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<?>) outcome).replayed();
    }

    /** A clock that goes when it is told to. */
    static final class MovableClock extends Clock {
        private volatile Instant now = Instant.EPOCH;

        MovableClock() {
            set(MONDAY, LocalTime.of(7, 30));
        }

        void set(LocalDate day, LocalTime time) {
            now = day.atTime(time).atZone(ZONE).toInstant();
        }

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZONE;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
