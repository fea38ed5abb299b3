package org.houzhen.server.hospital;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.houzhen.wire.ClinicPeriod;
import org.houzhen.wire.FeeLine;
import org.houzhen.wire.Money;

/**
 * One doctor's half day in one department (出诊单元), and everything a queue needs to know about it.
 *
 * @param id also the id of the queue its patients wait in
 * @param specialty the national code of the clinic's category (诊疗科目), such as A05.01; empty where it is not known
 * @param doctor full name, or "普通门诊" where patients choose no doctor
 * @param title such as 主任医师; empty where there is no doctor
 * @param level register level (号别), such as 专家
 * @param fees what a registration costs, line by line
 * @param remaining slots still free; a hint, only a lock is sure
 * @param stopped the clinic was cancelled (停诊)
 */
public record ClinicSession(
        String id,
        String departmentId,
        String department,
        String specialty,
        String campus,
        String area,
        String areaName,
        String place,
        String roomId,
        String roomName,
        String doctorId,
        String doctor,
        String title,
        String level,
        LocalDate date,
        ClinicPeriod period,
        Instant start,
        Instant end,
        List<FeeLine> fees,
        int remaining,
        boolean stopped) {

    public Money fee() {
        return fees.stream().map(FeeLine::amount).reduce(Money.ZERO, Money::plus);
    }

    /** Department and doctor, such as "消化内科 李明". */
    public String label() {
        return department + " " + doctor;
    }
}
