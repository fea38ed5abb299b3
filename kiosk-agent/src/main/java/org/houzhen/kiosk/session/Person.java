package org.houzhen.kiosk.session;

import java.time.LocalDate;
import java.util.Optional;
import org.houzhen.hardware.CardPhoto;
import org.houzhen.kiosk.devices.CardHolder;
import org.houzhen.kiosk.page.View;
import org.houzhen.wire.FindPatient;
import org.houzhen.wire.IdentityDocument;
import org.houzhen.wire.MaskedName;
import org.houzhen.wire.MaskedNumber;
import org.houzhen.wire.OpenRecord;
import org.houzhen.wire.PatientView;

/** Who stands there, in memory only and until the session ends. */
final class Person {
    private static final int AGREES_ALONE = 14;

    private CardHolder card; // Null once forgotten.
    private final CardPhoto photo;
    private PatientView patient; // Null until the hospital knows them.

    Person(CardHolder card, CardPhoto photo) {
        this.card = card;
        this.photo = photo;
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
                .orElseGet(() -> MaskedName.of(card.name()).shown());
    }

    String maskedDocument() {
        return Optional.ofNullable(patient)
                .map(PatientView::maskedDocument)
                .orElseGet(() -> MaskedNumber.document(card.document().number()));
    }

    /** The insurance knows them by the number of their identity card, which a social-security card bears as well. */
    boolean showedResidentNumber() {
        return card.document().type() == IdentityDocument.Type.RESIDENT_ID;
    }

    FindPatient search() {
        return new FindPatient(card.document(), card.name());
    }

    OpenRecord record(String phone) {
        return new OpenRecord(card.document(), card.name(), card.sex(), card.birth(), card.address(), phone);
    }

    /** There is something to hold a face against, and they are old enough to agree to it themselves. */
    boolean mayBeOfferedFaceCheck(LocalDate today) {
        return photo.isPresent() && !card.birth().plusYears(AGREES_ALONE).isAfter(today);
    }

    CardPhoto photo() {
        return photo;
    }

    /** The photograph has served its one purpose. */
    void forgetPhoto() {
        photo.close();
    }

    void forget() {
        photo.close();
        card = null;
        patient = null;
    }

    boolean hasExpiredCard(LocalDate today) {
        return card.hasExpiredBy(today);
    }

    View.CardExpired expiry() {
        return new View.CardExpired(card.kind().name(), card.validTo());
    }

    @Override
    public String toString() {
        return "Person[masked]";
    }
}
