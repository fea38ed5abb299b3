package org.houzhen.kiosk.session;

import java.util.Optional;
import org.houzhen.hardware.IdCard;
import org.houzhen.wire.FindPatient;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.MaskedNumber;
import org.houzhen.wire.OpenRecord;
import org.houzhen.wire.PatientView;
import org.houzhen.wire.Sex;

/** Who stands there, in memory only and until the session ends. */
final class Person {
    private IdCard card; // Null once forgotten.
    private PatientView patient; // Null until the hospital knows them.

    Person(IdCard card) {
        this.card = card;
    }

    void known(PatientView found) {
        patient = found;
    }

    String patientId() {
        return patient.patientId();
    }

    String maskedName() {
        return Optional.ofNullable(patient)
                .map(PatientView::maskedName)
                .orElseGet(() -> MaskedName.of(name()).shown());
    }

    String maskedDocument() {
        return Optional.ofNullable(patient)
                .map(PatientView::maskedDocument)
                .orElseGet(() -> MaskedNumber.document(card.number()));
    }

    FindPatient search() {
        return new FindPatient(document(), name());
    }

    OpenRecord record(String phone) {
        return new OpenRecord(document(), name(), sex(), card.birth(), card.address(), phone);
    }

    void forget() {
        card = null;
        patient = null;
    }

    private String name() {
        return card.name().isBlank() ? card.latinName() : card.name();
    }

    private IdentityDocument document() {
        var type = switch (card.type()) {
            case RESIDENT -> IdentityDocument.Type.RESIDENT_ID;
            case HONG_KONG_MACAO_TAIWAN -> IdentityDocument.Type.RESIDENCE_PERMIT;
            case FOREIGNER_2017, FOREIGNER_2023 -> IdentityDocument.Type.FOREIGNER_ID;
        };
        return new IdentityDocument(type, card.number());
    }

    private Sex sex() {
        return switch (card.sex()) {
            case MALE -> Sex.MALE;
            case FEMALE -> Sex.FEMALE;
            case UNKNOWN, UNSTATED -> Sex.UNKNOWN;
        };
    }

    @Override
    public String toString() {
        return "Person[masked]";
    }
}
