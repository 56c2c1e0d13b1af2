"""The offences in words, as a recipient and an officer read them."""

from types import MappingProxyType

from safepassage.safeguards.offences import Offence

OFFENCE_WORDS = MappingProxyType(
    {
        Offence.TERRORISM: "Terrorist offences",
        Offence.ORGANISED_CRIME: "Participation in a criminal organisation",
        Offence.TRAFFICKING_IN_PEOPLE: "Trafficking in human beings",
        Offence.CHILD_EXPLOITATION: "Sexual exploitation of children, child pornography",
        Offence.DRUGS: "Illicit trade in narcotic drugs",
        Offence.ARMS: "Illicit trade in weapons, munitions and explosives",
        Offence.CORRUPTION: "Corruption",
        Offence.FRAUD: "Fraud",
        Offence.LAUNDERING: "Laundering of proceeds, counterfeiting of currency",
        Offence.CYBERCRIME: "Computer-related crime",
        Offence.ENVIRONMENT: "Environmental crime, trade in endangered species",
        Offence.ILLEGAL_ENTRY: "Aiding unauthorised entry and residence",
        Offence.HOMICIDE: "Murder, grievous bodily injury",
        Offence.ORGANS: "Illicit trade in human organs and tissue",
        Offence.KIDNAPPING: "Kidnapping, illegal restraint, hostage-taking",
        Offence.ROBBERY: "Organised and armed robbery",
        Offence.CULTURAL_GOODS: "Illicit trade in cultural goods",
        Offence.PIRACY_OF_PRODUCTS: "Counterfeiting and piracy of products",
        Offence.FORGED_DOCUMENTS: "Forgery of administrative documents",
        Offence.HORMONES: "Illicit trade in hormonal substances",
        Offence.NUCLEAR: "Illicit trade in nuclear or radioactive materials",
        Offence.RAPE: "Rape",
        Offence.INTERNATIONAL_CRIMES: "Crimes of the International Criminal Court",
        Offence.HIJACKING: "Unlawful seizure of aircraft or ships",
        Offence.SABOTAGE: "Sabotage",
        Offence.STOLEN_VEHICLES: "Trade in stolen vehicles",
        Offence.ESPIONAGE: "Industrial espionage",
    }
)
