"""The channels of glimpse-8 for ligands, from RDKit: the table of the scheme written as SMARTS.

Written from the specification alone, so that the C# code and this one can disagree.
"""

from rdkit import Chem

HYDROPHOBIC, AROMATIC, ACCEPTOR, DONOR, POSITIVE, NEGATIVE, METAL, OCCUPANCY = (1 << n for n in range(8))

METALS = "Li,Na,K,Rb,Cs,Be,Mg,Ca,Sr,Ba,Al,Mn,Fe,Co,Ni,Cu,Zn,Cd,Hg,Pt,Pd,Ru,Rh,Ir,Re,V,Mo,W,Au,Ag,Cr,Ti"


def _smarts(*patterns):
    compiled = [Chem.MolFromSmarts(pattern) for pattern in patterns]
    assert all(compiled), patterns
    return compiled


# Channel -> patterns; only the first atom of a match is meant.
SINGLE = {
    HYDROPHOBIC: _smarts(
        "[#6;+0;!$([#6]~[#7,#8,#15]);!$([#6]=[#16])]",
        "[#16,#34;D2;H0;+0;!$(*~[!#6;!#16;!#34])]",
        "[#17,#35,#53;$(*-[#6])]",
    ),
    AROMATIC: _smarts("[a]"),
    ACCEPTOR: _smarts(
        "[O;!+]",
        "[#7;-]",
        "[n;+0;H0;D2]",
        "[N;+0;$(N=*),$(N#*)]",
        "[N;+0;!$(N=*);!$(N#*);!$(N~[a]);!$(N-[*;$(*=*),$(*#*)])]",
    ),
    DONOR: _smarts("[#7,#8,#16;!H0]"),
    METAL: _smarts("[%s]" % METALS),
    POSITIVE: _smarts("[#7;+;!$(*~[-])]"),
    NEGATIVE: _smarts("[#6,#7,#8,#16,#34;-;!$(*~[+])]"),
}

# Channel -> patterns; every atom of a match is meant.
GROUPS = {
    POSITIVE: _smarts(
        "[N;+;!$(*~[-])]=[#6](~[#7])~[#7]",
        "[N;+;!$(*~[-])]=[#6]~[#7]",
        "[n+;!$(*~[-])]1:c:n:c:c:1",
    ),
    NEGATIVE: _smarts(
        "[#6;$(*(=[O,S;D1])~[O,S;-;D1])](=[O,S;D1])~[O,S;-;D1]",
        "[#15,#16;$(*~[O,S;-;D1])]~[O,S;D1]",
        "[n-]1nnnc1",
        "n1[n-]nnc1",
    ),
}


def channels(mol):
    """One bit set an atom. The molecule has implicit hydrogens and its charges set."""
    result = [OCCUPANCY] * mol.GetNumAtoms()
    for channel, patterns in SINGLE.items():
        for pattern in patterns:
            for match in mol.GetSubstructMatches(pattern, maxMatches=100000):
                result[match[0]] |= channel
    for channel, patterns in GROUPS.items():
        for pattern in patterns:
            for match in mol.GetSubstructMatches(pattern, maxMatches=100000, uniquify=False):
                for atom in match:
                    result[atom] |= channel
    return result


CATION = Chem.MolFromSmarts("[#7;+;!H0;!$(*~[-])]")
ANION = Chem.MolFromSmarts("[#7,#8,#16,#34;-;!D0;!$(*~[+])]")

ACIDS = _smarts(
    "[O,S,Se;!H0;D1]-[#6;$(*=[O,S;D1])]",
    "[O,S,Se;!H0;D1]-[P,As;$(*=*)]",
    "[O,S,Se;!H0;D1]-[S,Se;$(*=O)]",
    "[O;!H0;D1]-[Cl,Br,I;$(*=O)]",
    "[nH]1nnnc1",
    "[nH]1nncn1",
    "[N;!H0;+0;$(N(S(=O)=O)[#6]=[O,S;D1]),$(N(S(=O)=O)S(=O)=O),$(N(S(=O)=O)C#N),"
    "$(N(C#N)[#6]=[O,S;D1]),$(NS(=O)(=O)C(F)F)]",
)

AMINE = Chem.MolFromSmarts(
    "[N;+0;X3;!$(N~[!#6;!#1]);!$(N~[a]);!$(N-[#6;$(*=*),$(*#*)]);!$(N=*);"
    "!$(N-[#6]-F);!$(N-[#6]-S(=O)=O);!$(N-[#6]-C#N);!$(N-[#6]-[N+]=O);!$(N-[#6]-[#6](F)F)]"
)

AMIDINE = Chem.MolFromSmarts("[N;+0;D1,D2]=[C;!$(C=[N+])]-[#7;+0]")
SPOILS_AMIDINE = Chem.MolFromSmarts(
    "[#6;$(*([#7])=[#7])]~[#7]~[$([#7;!$([#7]=[#6]([#7])~[#7])]),$([#8]),$([#15]),"
    "$([#16](=O)=O),$([#6]#[#7]),$([#6](F)F)]"
)
ACYL_ON_AMIDINE = Chem.MolFromSmarts("[#6;$(*([#7])=[#7])]~[#7]-,:[#6]=[O,S;D1]")
METAL_SULFONAMIDE = Chem.MolFromSmarts("[N;!H0;D1]-[#16](=O)=O")
METAL_THIOL = Chem.MolFromSmarts("[S;!H0;D1]")


def _shift(atom, by):
    """Moves protons: +1 takes one up."""
    hydrogens = atom.GetTotalNumHs()
    atom.SetFormalCharge(atom.GetFormalCharge() + by)
    atom.SetNoImplicit(True)
    atom.SetNumExplicitHs(hydrogens + by)


def protonate(mol, near_metal=frozenset()):
    """The molecule at pH 7.4 by the scheme's rule, whatever its charges were."""
    mol = Chem.RWMol(mol)
    for pattern, by in ((CATION, -1), (ANION, 1)):
        for (atom,) in mol.GetSubstructMatches(pattern):
            _shift(mol.GetAtomWithIdx(atom), by)
    mol = mol.GetMol()
    Chem.SanitizeMol(mol)
    acids = {match[0] for pattern in ACIDS for match in mol.GetSubstructMatches(pattern)}
    acids |= {m[0] for p in (METAL_SULFONAMIDE, METAL_THIOL) for m in mol.GetSubstructMatches(p) if m[0] in near_metal}
    spoilt = {match[0] for match in mol.GetSubstructMatches(SPOILS_AMIDINE)}
    # One acyl group leaves a guanidine basic (as in amiloride), but no amidine.
    acyls = [match[0] for match in mol.GetSubstructMatches(ACYL_ON_AMIDINE, uniquify=False)]
    for carbon in set(acyls):
        nitrogens = sum(n.GetAtomicNum() == 7 for n in mol.GetAtomWithIdx(carbon).GetNeighbors())
        if acyls.count(carbon) > (1 if nitrogens == 3 else 0):
            spoilt.add(carbon)
    amidines = {}
    for imine, carbon, _ in mol.GetSubstructMatches(AMIDINE):
        if carbon not in spoilt and imine not in near_metal:
            amidines[carbon] = imine
    amines = [match[0] for match in mol.GetSubstructMatches(AMINE) if match[0] not in near_metal]
    bases = set(amidines.values())
    distances = Chem.GetDistanceMatrix(mol)
    for degree in (3, 2, 1, 0):
        winners = [a for a in amines if mol.GetAtomWithIdx(a).GetDegree() == degree]
        bases |= {a for a in winners if not any(b in amines and distances[a][b] <= 3 for b in bases)}
    for atom in acids:
        _shift(mol.GetAtomWithIdx(atom), -1)
    for atom in bases:
        _shift(mol.GetAtomWithIdx(atom), 1)
    Chem.SanitizeMol(mol)
    return mol
