//! Headers that tell half of a learner's name only beside the other half.

use super::Role;
use crate::ingest::text::fold;

/// Words of a header, the words beside which they are a person's, and the half they then tell.
///
/// `Nom` is the name of anything and `Nombre` a number in French; `Name` is the whole one where it stands alone.
const PAIRS: [(&[&str], &[&str], Role); 6] = [
    (&["nom", "noms"], &["prenom", "prenoms", "prenom s"], Role::LastName),
    (&["nombre", "nombres", "nombre s"], &["apellido", "apellidos", "apellido s"], Role::FirstName),
    (&["name"], &["vorname", "vornamen"], Role::LastName),
    (&["name"], &["surname"], Role::FirstName),
    (&["nome"], &["cognome", "sobrenome", "apelido"], Role::FirstName),
    (&["naam"], &["voornaam"], Role::LastName),
];

/// Returns which half of a learner's name a header tells beside another one.
pub fn name_beside(header: &str, beside: &str) -> Option<Role> {
    let (header, beside) = (fold(header), fold(beside));
    let fits = |words: &[&str], header: &str| words.contains(&header);
    let pair = PAIRS.iter().find(|(words, partners, _)| fits(words, &header) && fits(partners, &beside));
    pair.map(|(_, _, half)| *half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_half_tells_what_a_header_means() {
        let check = |header: &str, beside: &str, expected: Option<Role>| {
            assert_eq!(name_beside(header, beside), expected, "{header:?} beside {beside:?}");
        };
        check("Nom", "Prénom", Some(Role::LastName));
        check("NOMBRE", "Apellido(s)", Some(Role::FirstName));
        check("Name", "Vorname", Some(Role::LastName));
        check("Name", "Surname", Some(Role::FirstName));
        check("Nome", "Cognome", Some(Role::FirstName));
        check("Naam", "Voornaam", Some(Role::LastName));
        check("Nome", "Corso", None);
        check("Name", "Status", None);
        check("Nom", "Cours", None);
        check("Nombre", "Prénom", None);
        check("Nom du cours", "Prénom", None);
    }
}
