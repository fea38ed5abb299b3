/** Talks to a bank's card terminal over the fixed records of MIS-POS: frames, requests, answers, and what their codes prove. */
package org.houzhen.hardware.driver.mispos;
