package org.houzhen.server.his;

import java.time.Duration;
import java.time.LocalTime;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What this hospital decided; each a property {@code houzhen.hospital.*}.
 *
 * @param name as it stands on reports
 * @param alwaysOpen for demonstration only: clinic sessions fill the whole day and are sold until they end
 * @param lockTime how long a slot is held while money is collected
 * @param saleEndsBefore sale stops so long before a clinic session ends
 * @param daysAhead how many days ahead sessions are released
 * @param releasedAt time of day at which the farthest day opens
 * @param quotaEndsBefore so long before a session starts, what a channel may sell is no longer limited
 * @param guardianBelow patients younger than this need a guardian
 * @param departmentsPerDayMax how many departments one patient may register with a day
 * @param billsExpireAfter unpaid bills are no longer shown after this
 * @param reportsShownFor how far back reports are listed
 * @param moves whether a paid registration can be moved to a later day
 * @param printLimit how often a terminal may print one report
 */
@ConfigurationProperties("houzhen.hospital")
record HospitalRules(
        String name,
        @DefaultValue("false") boolean alwaysOpen,
        @DefaultValue("PT10M") Duration lockTime,
        @DefaultValue("PT30M") Duration saleEndsBefore,
        @DefaultValue("7") int daysAhead,
        @DefaultValue("07:00") LocalTime releasedAt,
        @DefaultValue("PT30M") Duration quotaEndsBefore,
        @DefaultValue("14") int guardianBelow,
        @DefaultValue("3") int departmentsPerDayMax,
        @DefaultValue("P3D") Duration billsExpireAfter,
        @DefaultValue("P90D") Duration reportsShownFor,
        @DefaultValue("true") boolean moves,
        @DefaultValue("2") int printLimit) {}
