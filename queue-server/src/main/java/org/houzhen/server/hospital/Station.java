package org.houzhen.server.hospital;

import java.util.List;

/**
 * A place where something is done for the patients of one queue: windows that draw blood, devices of one kind, the windows
 * of a pharmacy or of the cashier.
 *
 * @param area the letter of the waiting area that is this station's own
 * @param specialty the national code of its department; empty where the hospital does not say
 * @param place floor and door in the hospital's words
 * @param rooms its windows or devices
 */
public record Station(
        String id,
        Kind kind,
        String departmentId,
        String specialty,
        String area,
        String areaName,
        String name,
        String english,
        String place,
        String placeEnglish,
        List<Room> rooms) {
    /** What is done there. */
    public enum Kind {
        BLOOD,
        DEVICES,
        PHARMACY,
        /** Takes payments and gives money back; nothing is ordered for it, whoever needs it takes a number. */
        CASHIER
    }

    /** A window or a device. */
    public record Room(String id, String name, String english) {}
}
