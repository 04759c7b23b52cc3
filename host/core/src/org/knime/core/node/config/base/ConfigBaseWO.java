// SPDX-License-Identifier: Apache-2.0
package org.knime.core.node.config.base;

/** Write access to a settings tree. Adding under a key that is in use replaces the entry. */
public interface ConfigBaseWO {
    /**
     * Adds an empty subtree.
     *
     * @param key its key
     * @return the subtree
     */
    ConfigBase addConfigBase(String key);

    /**
     * The key of this tree.
     *
     * @return the key
     */
    String getKey();

    /**
     * Adds a password, encrypted.
     *
     * @param key its key
     * @param encryptionKey the key to encrypt with, not empty
     * @param value the password, may be null
     */
    void addPassword(String key, String encryptionKey, String value);

    /**
     * Adds a text that is kept in memory only.
     *
     * @param key its key
     * @param value the text
     */
    void addTransientString(String key, String value);

    /**
     * Adds a 32-bit integer.
     *
     * @param key its key
     * @param value the value
     */
    void addInt(String key, int value);

    /**
     * Adds an array of 32-bit integers.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addIntArray(String key, int... values);

    /**
     * Adds a 64-bit floating point number.
     *
     * @param key its key
     * @param value the value
     */
    void addDouble(String key, double value);

    /**
     * Adds an array of 64-bit floating point numbers.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addDoubleArray(String key, double... values);

    /**
     * Adds a 32-bit floating point number.
     *
     * @param key its key
     * @param value the value
     */
    void addFloat(String key, float value);

    /**
     * Adds an array of 32-bit floating point numbers.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addFloatArray(String key, float... values);

    /**
     * Adds a character.
     *
     * @param key its key
     * @param value the value
     */
    void addChar(String key, char value);

    /**
     * Adds an array of characters.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addCharArray(String key, char... values);

    /**
     * Adds a 16-bit integer.
     *
     * @param key its key
     * @param value the value
     */
    void addShort(String key, short value);

    /**
     * Adds an array of 16-bit integers.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addShortArray(String key, short... values);

    /**
     * Adds a 64-bit integer.
     *
     * @param key its key
     * @param value the value
     */
    void addLong(String key, long value);

    /**
     * Adds an array of 64-bit integers.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addLongArray(String key, long... values);

    /**
     * Adds a 8-bit integer.
     *
     * @param key its key
     * @param value the value
     */
    void addByte(String key, byte value);

    /**
     * Adds an array of 8-bit integers.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addByteArray(String key, byte... values);

    /**
     * Adds a truth value.
     *
     * @param key its key
     * @param value the value
     */
    void addBoolean(String key, boolean value);

    /**
     * Adds an array of truth values.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addBooleanArray(String key, boolean... values);

    /**
     * Adds a text.
     *
     * @param key its key
     * @param value the value
     */
    void addString(String key, String value);

    /**
     * Adds an array of texts.
     *
     * @param key its key
     * @param values the array, may be null
     */
    void addStringArray(String key, String... values);
}
