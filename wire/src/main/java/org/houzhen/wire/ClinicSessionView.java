package org.houzhen.wire;

import java.time.LocalDate;

/**
 * One doctor's half day in one department, with what it costs and how many numbers are left.
 *
 * @param doctor the doctor's full name, or "普通门诊" where none is chosen
 * @param title such as 主任医师
 * @param level register level (号别), such as 专家
 * @param remaining a hint; only a lock is sure
 * @param stopped the clinic was cancelled (停诊): shown, so that nobody looks for it, and sold no more
 */
public record ClinicSessionView(
        String id,
        String departmentId,
        String department,
        String doctor,
        String title,
        String level,
        LocalDate date,
        ClinicPeriod period,
        Money fee,
        int remaining,
        String room,
        boolean stopped) {}
