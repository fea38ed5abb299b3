package org.houzhen.wire;

/** A patient as a kiosk may show one: nothing here identifies a person to a bystander. */
public record PatientView(
        String patientId, String maskedName, String maskedDocument, String maskedPhone, int age, Sex sex) {}
