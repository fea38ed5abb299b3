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
public final class Person {
    private static final int AGREES_ALONE = 14;

    private CardHolder card; // Null once forgotten.
    private final CardPhoto photo;
    private PatientView patient; // Null until the hospital knows them.

    public Person(CardHolder card, CardPhoto photo) {
        this.card = card;
        this.photo = photo;
    }

    public void known(PatientView found) {
        patient = found;
    }

    /** Whether the hospital knows them by now. */
    public boolean isKnown() {
        return patient != null;
    }

    public String patientId() {
        return patient.patientId();
    }

    public String maskedName() {
        return Optional.ofNullable(patient)
                .map(PatientView::maskedName)
                .orElseGet(() -> MaskedName.of(card.name()).shown());
    }

    public String maskedDocument() {
        return Optional.ofNullable(patient)
                .map(PatientView::maskedDocument)
                .orElseGet(() -> MaskedNumber.document(card.document().number()));
    }

    /** The insurance knows them by the number of their identity card, which a social-security card bears as well. */
    public boolean showedResidentNumber() {
        return card.document().type() == IdentityDocument.Type.RESIDENT_ID;
    }

    /** Whether the number is that of the document they showed. */
    public boolean isOf(String documentNumber) {
        return card.document().number().equalsIgnoreCase(documentNumber);
    }

    public FindPatient search() {
        return new FindPatient(card.document(), card.name());
    }

    public OpenRecord record(String phone) {
        return new OpenRecord(card.document(), card.name(), card.sex(), card.birth(), card.address(), phone);
    }

    /** There is something to hold a face against, and they are old enough to agree to it themselves. */
    public boolean mayBeOfferedFaceCheck(LocalDate today) {
        return photo.isPresent() && !card.birth().plusYears(AGREES_ALONE).isAfter(today);
    }

    public CardPhoto photo() {
        return photo;
    }

    /** The photograph has served its one purpose. */
    public void forgetPhoto() {
        photo.close();
    }

    void forget() {
        photo.close();
        card = null;
        patient = null;
    }

    public boolean hasExpiredCard(LocalDate today) {
        return card.hasExpiredBy(today);
    }

    public View.CardExpired expiry() {
        return new View.CardExpired(card.kind().name(), card.validTo());
    }

    @Override
    public String toString() {
        return "Person[masked]";
    }
}
