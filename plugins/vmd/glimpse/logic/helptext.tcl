# What `glimpse help` prints.

set ::glimpse::helptext {Glimpse Bridge: what a neural network saw when it scored a ligand in its protein. What raises
the prediction is orange, what lowers it blue. A result is a molecule of its own; yours are only hidden meanwhile,
and come back with 'glimpse clear'.

  glimpse explain LIGAND ?-option value ...?
      LIGAND is an atom selection, or the text of one in the top molecule: the ligand, or any of its atoms.
      -protein SELECTION   what the model shall see around it (default: what is displayed there)
                           selections are read in their own frame, what names none in the one that is seen
      -model NAME          a model (default: the one there is; 'glimpse models' lists them)
      -frame N             frame of the trajectory (default: the current one)
      -versus SELECTION    another ligand of the same site: the difference to it is explained
      -wait 0|1            wait for the result (default: only without a window); -timeout SECONDS
<options>
  glimpse frames LIGAND ?-first N? ?-last N? ?-step N? ?options as above?
      explains frames of a trajectory; the panel plots the prediction over them, and a click goes to one.
      Frames that are broken or not wrapped are told, and leave a gap.
  glimpse batch LIGANDS ?-folder DIR? ?-maps default|all|none? ?-picture 0|1? ?options as above?
      every frame of every ligand in the selection, such as docked poses: a folder of each, and series.csv,
      best first. Waits.
  glimpse export DIR ?-name RESULT? ?-formats {csv json dx cube}?
      writes tables, maps and a note. VMD and PyMOL show .dx where it belongs, and .cube half a voxel off;
      ChimeraX shows both exactly.
  glimpse pick             then click an atom of the ligand, or of the protein next to it: a menu opens
                           (the key 'e' does the same)
  glimpse panel            the window of Extensions > Analysis > Glimpse Bridge
  glimpse clear ?RESULT?   takes a result away, or all
  glimpse setup ?COMMAND?  sets the command that leads to Glimpse Bridge, such as
                           'ssh -o BatchMode=yes gpu01 glimpse connect'

  glimpse explain "resname 478" -model kdeep
  glimpse explain $docked -protein $receptor -baseline apo}
