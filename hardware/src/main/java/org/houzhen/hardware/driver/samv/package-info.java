/** Reads second-generation identity cards through a SAM_V module: frames, commands and the four card layouts. */
package org.houzhen.hardware.driver.samv;
