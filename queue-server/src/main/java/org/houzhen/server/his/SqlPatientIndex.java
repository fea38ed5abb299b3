package org.houzhen.server.his;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.houzhen.server.hospital.CallContext;
import org.houzhen.server.hospital.HospitalErrorCode;
import org.houzhen.server.hospital.NewPatient;
import org.houzhen.server.hospital.Outcome;
import org.houzhen.server.hospital.Patient;
import org.houzhen.server.hospital.PatientIndex;
import org.houzhen.server.hospital.ResidentNumber;
import org.houzhen.wire.IdentityDocument;

/** The reference hospital's patient index. A person is known by type and number of a document. */
final class SqlPatientIndex implements PatientIndex {
    private static final Pattern OLD_FOREIGNER_CARD = Pattern.compile("[A-Z]{3}\\d{12}");
    private static final Pattern OTHER_NUMBER = Pattern.compile("[0-9A-Z()（）\\-]{3,30}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final int NAME_MAX = 60;

    private final HospitalTables tables;
    private final PatientRows rows;
    private final HospitalRules rules;

    SqlPatientIndex(HospitalTables tables, HospitalRules rules) {
        this.tables = tables;
        this.rows = new PatientRows(tables);
        this.rules = rules;
    }

    @Override
    public Outcome<Patient> find(CallContext context, IdentityDocument document, String name) {
        Optional<IdentityDocument> normal = normal(document);
        if (normal.isEmpty()) {
            return Outcome.rejected(HospitalErrorCode.CARD_INVALID);
        }
        return tables.read("patient find", () -> rows.holderOf(normal.get()))
                .map(patient -> sameName(patient.name(), name)
                        ? Outcome.done(patient)
                        : Outcome.<Patient>rejected(HospitalErrorCode.IDENTITY_MISMATCH))
                .orElseGet(() -> Outcome.rejected(HospitalErrorCode.PATIENT_NOT_FOUND));
    }

    @Override
    public Optional<Patient> get(CallContext context, String patientId) {
        return tables.read("patient get", () -> rows.find(patientId));
    }

    @Override
    public Outcome<Patient> create(CallContext context, NewPatient wanted) {
        Optional<IdentityDocument> normal = normal(wanted.document());
        if (normal.isEmpty() || !plausible(wanted, normal.get())) {
            return Outcome.rejected(HospitalErrorCode.CARD_INVALID);
        }
        return tables.change(() -> rows.holderOf(normal.get())
                .map(patient -> sameName(patient.name(), wanted.name())
                        ? Outcome.replayed(patient)
                        : Outcome.<Patient>rejected(HospitalErrorCode.IDENTITY_MISMATCH))
                .orElseGet(() -> open(wanted, normal.get())));
    }

    private Outcome<Patient> open(NewPatient wanted, IdentityDocument document) {
        var patient = new Patient(
                String.format("P%07d", tables.next("patient")),
                wanted.name().strip(),
                document,
                wanted.sex(),
                wanted.birth(),
                wanted.phone().strip(),
                wanted.address().strip(),
                wanted.guardian());
        if (patient.ageAt(tables.today()) < rules.guardianBelow()
                && !patient.guardian().present()) {
            return Outcome.rejected(HospitalErrorCode.GUARDIAN_REQUIRED);
        }
        rows.insert(patient);
        return Outcome.done(patient);
    }

    /** What is printed on a card must agree with the card's own number. */
    private boolean plausible(NewPatient wanted, IdentityDocument document) {
        String name = wanted.name().strip();
        boolean fits = !name.isEmpty()
                && name.length() <= NAME_MAX
                && !wanted.birth().isAfter(tables.today())
                && (wanted.phone().isBlank()
                        || MOBILE.matcher(wanted.phone().strip()).matches());
        return fits && agrees(wanted.birth(), document);
    }

    private boolean agrees(LocalDate birth, IdentityDocument document) {
        return document.type() == IdentityDocument.Type.PASSPORT
                || document.type() == IdentityDocument.Type.OTHER
                || ResidentNumber.parse(document.number(), tables.today())
                        .map(number -> number.birth().equals(birth))
                        .orElse(true);
    }

    /** One spelling for one number, so that it is found again; empty when it cannot be one. */
    private Optional<IdentityDocument> normal(IdentityDocument document) {
        String typed = document.number().strip().toUpperCase(Locale.ROOT);
        Optional<String> number = switch (document.type()) {
            case RESIDENT_ID, RESIDENCE_PERMIT -> checked(typed);
            case FOREIGNER_ID -> OLD_FOREIGNER_CARD.matcher(typed).matches() ? Optional.of(typed) : checked(typed);
            case PASSPORT, OTHER ->
                Optional.of(typed).filter(text -> OTHER_NUMBER.matcher(text).matches());
        };
        return number.map(text -> new IdentityDocument(document.type(), text));
    }

    private Optional<String> checked(String typed) {
        return ResidentNumber.parse(typed, tables.today()).map(ResidentNumber::digits);
    }

    private static boolean sameName(String one, String other) {
        return plain(one).equals(plain(other));
    }

    /** Spaces and the several dots of names such as 阿依·古丽 differ from card to card. */
    private static String plain(String name) {
        return name.replaceAll("[\\s\\u3000]", "").replaceAll("[·•．.・]", "·").toUpperCase(Locale.ROOT);
    }
}
