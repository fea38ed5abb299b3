/** What must come out on paper exactly once, or marked as a reprint: the journal of print jobs and those who keep it. */
package org.houzhen.kiosk.printing;
