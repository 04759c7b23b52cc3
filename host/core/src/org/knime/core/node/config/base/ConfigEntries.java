// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** The types an entry of a settings tree can have; the constant names are those of the XML form. */
public enum ConfigEntries {
    /** Text, possibly null. */
    xstring {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigStringEntry(key, value);
        }
    },
    /** 32-bit integer. */
    xint {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigIntEntry(key, value);
        }
    },
    /** 64-bit floating point number. */
    xdouble {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigDoubleEntry(key, value);
        }
    },
    /** 32-bit floating point number. */
    xfloat {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigFloatEntry(key, value);
        }
    },
    /** 64-bit integer. */
    xlong {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigLongEntry(key, value);
        }
    },
    /** 16-bit integer. */
    xshort {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigShortEntry(key, value);
        }
    },
    /** 8-bit integer. */
    xbyte {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigByteEntry(key, value);
        }
    },
    /** One character. */
    xchar {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigCharEntry(key, value);
        }
    },
    /** Truth value. */
    xboolean {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigBooleanEntry(key, value);
        }
    },
    /** A subtree; it cannot be created from text. */
    config {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            throw new IllegalStateException("A config cannot be created from a single value");
        }
    },
    /** Encrypted text. */
    xpassword {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigPasswordEntry(key, value);
        }
    },
    /** Text that is never written to disk. */
    xtransientstring {
        @Override
        public AbstractConfigEntry createEntry(final String key, final String value) {
            return new ConfigTransientStringEntry(key, value);
        }
    };

    /**
     * Creates an entry of this type from its text form.
     *
     * @param key key of the entry
     * @param value text form, as {@link AbstractConfigEntry#toStringValue()} gives it
     * @return the entry
     * @throws IllegalArgumentException if the text is no value of this type
     */
    public abstract AbstractConfigEntry createEntry(String key, String value);
}
