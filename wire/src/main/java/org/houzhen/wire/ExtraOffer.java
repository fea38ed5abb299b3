package org.houzhen.wire;

/**
 * A clinic whose doctor has consented to an extra number for the patient at a terminal (加号).
 *
 * @param place floor and waiting area in the hospital's words
 */
public record ExtraOffer(ClinicSessionView clinic, String place) {}
