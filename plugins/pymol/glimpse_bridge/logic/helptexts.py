"""The help texts of the commands, in the form of PyMOL's own: ``help glimpse_explain``."""

from .typed import help_lines, taken

_TEXTS = {
    "glimpse_explain": """
DESCRIPTION

    "glimpse_explain" explains what a neural network predicts for a ligand in its protein:
    which voxels, atoms and residues raise the prediction (orange) and which lower it (blue).
    The result is a group of objects; yours stay as they are.

USAGE

    glimpse_explain selection [, protein [, model [, state [, versus [, wait ]]]]]
        [, option=value ... ]

ARGUMENTS

    selection = string: the ligand, or any of its atoms

    protein = string: what the model shall see around it {default: the ligand's own object,
        or the enabled ones around it: polymer, metals, cofactors}

    model = string: a model {default: the one there is}

    state = integer: state of the objects {default: 0: the one that each of them shows}

    versus = string: another ligand of the same site: the difference to it is explained

    wait = 0/1: wait for the result {default: only without a window}

OPTIONS

<options>

EXAMPLES

    glimpse_explain resn 478
    glimpse_explain docked, protein=1hpv and polymer, model=clash
    glimpse_explain resn STI, versus=(other and organic)
    glimpse_explain resn STI, baseline=apo, max_steps=400

NOTES

    B-factors of the copies in the group hold what each atom contributed.

SEE ALSO

    glimpse_clear, glimpse_states, glimpse_batch, glimpse_export, glimpse_setup
""",
    "glimpse_batch": """
DESCRIPTION

    "glimpse_batch" explains every state of every ligand in the selection, such as docked
    poses, in one protein. It writes a new folder of each, named by object, chain, residue and
    state (tables, maps, a picture; all pictures on one scale), and series.csv with a row for
    each, best first; an older series.csv is kept as series_1.csv. Of a protein with several
    states the one that is seen counts where the ligand has but one, and is the row's state; where
    it isn't the ligand's, the row names it, too. It waits for the end.

USAGE

    glimpse_batch selection [, protein [, model [, folder [, maps [, picture ]]]]]
        [, option=value ... ]

ARGUMENTS

    selection = string: ligands

    protein = string: what the model shall see around them {default: the enabled objects there}

    model = string: a model {default: the one there is}

    folder = string: where to write {default: glimpse}

    maps = default, all or none: of which channels {default: those of the best voxels}

    picture = 0/1: draw each {default: 1}

    options are those of glimpse_explain

EXAMPLE

    glimpse_batch poses, protein=receptor, model=clash, folder=out
""",
    "glimpse_states": """
DESCRIPTION

    "glimpse_states" explains all states of a ligand and its protein, such as a trajectory's.
    Types are those of the first state, the pocket is each state's own. The panel plots the
    prediction over the states; a click there shows a state. A state that is broken or not
    wrapped is told and leaves a gap.

USAGE

    glimpse_states selection [, protein [, model [, wait ]]] [, option=value ... ]

OPTIONS

<frames>

SEE ALSO

    glimpse_explain, glimpse_batch
""",
    "glimpse_clear": """
DESCRIPTION

    "glimpse_clear" takes an explanation away, or all of them, and shows your own objects again.

USAGE

    glimpse_clear [ name ]
""",
    "glimpse_export": """
DESCRIPTION

    "glimpse_export" writes an explanation to a folder: note.txt, and by format csv (atoms,
    voxels, residues), json (everything but the maps), dx, cube and ccp4 (a map for each
    channel). PyMOL and VMD show .dx where it belongs, and .cube half a voxel off; ChimeraX shows
    both exactly. Give .ccp4 to Coot and Phenix.

USAGE

    glimpse_export folder [, name [, formats ]]

ARGUMENTS

    folder = string: where to write

    name = string: a group made by glimpse_explain {default: the one in front}

    formats = string: some of csv, json, dx, cube, ccp4 {default: csv dx json}
""",
    "glimpse_setup": """
DESCRIPTION

    "glimpse_setup" sets the command that leads to Glimpse Bridge, such as that of another
    machine. Without one it is forgotten, and the program is looked for where it is usually
    installed.

USAGE

    glimpse_setup [ command ]

EXAMPLES

    glimpse_setup /opt/glimpse-bridge/glimpse
    glimpse_setup ssh -o BatchMode=yes gpu01 glimpse connect
""",
}

HELP = {
    name: text.replace("<options>", help_lines(taken())).replace(
        "<frames>", help_lines(taken(frames=True))
    )
    for name, text in _TEXTS.items()
}
