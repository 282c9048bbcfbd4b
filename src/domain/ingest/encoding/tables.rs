//! The upper halves of the one-byte encodings: what the bytes 0x80 to 0xFF stand for, as the Encoding Standard has it.
//!
//! Own tables instead of a library for all encodings: the East Asian ones alone weigh more than the whole worker.
//! <https://encoding.spec.whatwg.org/#legacy-single-byte-encodings>

/// Western European Windows. Bytes without a character are control characters.
pub const WINDOWS_1252: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ\
    \u{a0}¡¢£¤¥¦§¨©ª«¬\u{ad}®¯°±²³´µ¶·¸¹º»¼½¾¿\
    ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ";

/// Central European Windows.
pub const WINDOWS_1250: &str = "€\u{81}‚\u{83}„…†‡\u{88}‰Š‹ŚŤŽŹ\u{90}‘’“”•–—\u{98}™š›śťžź\
    \u{a0}ˇ˘Ł¤Ą¦§¨©Ş«¬\u{ad}®Ż°±˛ł´µ¶·¸ąş»Ľ˝ľż\
    ŔÁÂĂÄĹĆÇČÉĘËĚÍÎĎĐŃŇÓÔŐÖ×ŘŮÚŰÜÝŢßŕáâăäĺćçčéęëěíîďđńňóôőö÷řůúűüýţ˙";

/// Cyrillic Windows.
pub const WINDOWS_1251: &str = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\
    \u{a0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{ad}®Ї°±Ііґµ¶·ё№є»јЅѕї\
    АБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдежзийклмнопрстуфхцчшщъыьэюя";

/// Western European of older Macs.
pub const MAC_ROMAN: &str = "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü\
    †°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ\
    –—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ";

/// What each byte from 0x80 up stands for.
pub type Table = [char; 128];

/// Spreads one of the tables above out.
pub fn table(characters: &str) -> Table {
    let mut table = [char::REPLACEMENT_CHARACTER; 128];
    for (slot, character) in table.iter_mut().zip(characters.chars()) {
        *slot = character;
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_stands_for_what_the_encoding_standard_says() {
        let bytes: Vec<u8> = (0x80..=0xFF).collect();
        for (characters, standard) in [
            (WINDOWS_1252, encoding_rs::WINDOWS_1252),
            (WINDOWS_1250, encoding_rs::WINDOWS_1250),
            (WINDOWS_1251, encoding_rs::WINDOWS_1251),
            (MAC_ROMAN, encoding_rs::MACINTOSH),
        ] {
            let (expected, has_errors) = standard.decode_without_bom_handling(&bytes);
            assert!(!has_errors);
            assert_eq!(characters, expected, "{}", standard.name());
            assert_eq!(table(characters).iter().collect::<String>(), expected);
        }
    }
}
