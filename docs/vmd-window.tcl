# Draws docs/vmd-window.png, with ImageMagick's import. The package must be installed: glimpse plugin install vmd. VMD
# ends when its standard input does, so that must stay open:
#   sleep 60 | xvfb-run -a -s "-screen 0 1560x820x24" vmd -dispdev win -e docs/vmd-window.tcl

menu main off
toplevel .ground -background #d5d6d8
wm geometry .ground 1560x820+0+0
lower .ground
axes location Off
color Display Background white
display projection Orthographic
display depthcue off
display resize 800 780
display reposition 10 800
mol new tests/fixtures/1hpv.pdb type pdb waitfor all
glimpse explain "resname 478" -model affinity -wait 1
glimpse panel
wm geometry .glimpse 720x816+830+2
proc aim {} {
    set shown [::glimpse::bridge::current]
    mol showrep [dict get $shown molecule] 0 0
    set ligand [atomselect [dict get $shown molecule] "index >= [dict get $shown ligandFirst]"]
    ::glimpse::vmd::centre [measure center $ligand]
    $ligand delete
}
aim
rotate y by 250
rotate x by -15
scale to 0.125
display update
after 1500 {
    display update
    update
    exec import -window root docs/vmd-window.png
    quit
}
